import type { PullRequest } from '@gatehouse/simulator';
import type { Build, World } from './world.ts';

/** The open pull request of a branch; null: there is none. */
export function openOn({ repository }: World, branch: string): PullRequest | null {
  return [...repository.pulls.values()].find(({ state, head }) => state === 'open' && head.ref === branch) ?? null;
}

/** Merges the open pull request of a branch, as a person does. False: there is none. */
export function merge(world: World, branch: string): boolean {
  const pull = openOn(world, branch);
  if (pull === null) return false;
  world.repository.mergePullRequest(pull.number, { method: 'squash' });
  world.repository.deleteBranch(branch);
  return true;
}

/** Which build each image of the default branch (or of another revision) is pinned to, as wrong findings when it is not that one. */
export function pinnedTo(
  { repository, images }: World,
  build: Pick<Build, 'web' | 'worker'>,
  at = 'main',
): readonly string[] {
  const text = ['deploy/web.yaml', 'deploy/jobs.yaml'].map((path) => {
    const blob = repository.resolve(`${at}:${path}`);
    return blob?.type === 'blob' ? blob.bytes.toString('utf8') : '';
  });
  const pins = text.join('').match(/\S+@sha256:[0-9a-f]{64}/g) ?? [];
  const wanted = [`${images.web}@${build.web}`, `${images.web}@${build.web}`, `${images.worker}@${build.worker}`];
  return pins.toSorted().join() === wanted.toSorted().join()
    ? []
    : [`${at} pins ${pins.join(', ')} where it should pin ${wanted.join(', ')}.`];
}
