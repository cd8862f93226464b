import type { RepositoryState } from './model.ts';
import { synchronise } from './pulls.ts';

/** Points a branch at a commit and lets follow what GitHub lets follow a push. */
export function moveBranch(repository: RepositoryState, branch: string, sha: string, pusher: string): void {
  const ref = `refs/heads/${branch}`;
  const before = repository.refs.get(ref) ?? null;
  repository.network.store.read('commit', sha);
  repository.refs.set(ref, sha);
  const moved = synchronise(repository, { branch, sha, pusher, now: repository.world.clock.next() });
  repository.announce({ event: 'push', branch, before, after: sha, sender: pusher });
  // all of them have moved before anything follows from it
  for (const { pull, before: old } of moved) {
    const { repository: target } = pull;
    target.announce({
      event: 'pull_request_target',
      action: 'synchronize',
      before: old,
      subject: pull,
      sender: pusher,
    });
  }
}
