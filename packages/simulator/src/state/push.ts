import { closePull } from './close-pull.ts';
import { isAncestor } from './graph.ts';
import type { PullRequest, RepositoryState } from './model.ts';
import { synchronise } from './pulls.ts';
import { tipOf } from './refs.ts';

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
    if (isEmptied(pull)) {
      closePull(pull, pusher);
      continue;
    }
    pull.repository.announce({
      event: 'pull_request_target',
      action: 'synchronize',
      before: old,
      subject: pull,
      sender: pusher,
    });
  }
}

/** Nothing is left to merge: the branch was reset to its base, which closes the pull request. */
const isEmptied = ({ repository, base, head, state }: PullRequest): boolean =>
  state === 'open' && isAncestor(repository.network.store, head.sha, tipOf(repository, base.ref));

/** Deletes a branch; open pull requests from it or into it are closed. False: there was none. */
export function removeBranch(repository: RepositoryState, branch: string, by: string): boolean {
  if (!repository.refs.delete(`refs/heads/${branch}`)) return false;
  for (const member of repository.network.members) {
    for (const pull of member.pulls.values()) {
      const from = pull.head.repository === repository && pull.head.ref === branch;
      const into = member === repository && pull.base.ref === branch;
      if (pull.state === 'open' && (from || into)) closePull(pull, by);
    }
  }
  return true;
}
