import { type PrunePlan, plannedRoots } from '@gatehouse/release';
import { PAGE, type ReadSource } from './sources.ts';

/** GITHUB_TOKEN has a thousand an hour of each kind, for all jobs of a repository together; making the plan took some. */
const PLENTY = 800;

/**
 * Says, before anything is deleted, that a plan is more than GITHUB_TOKEN can carry out in an hour. For each version its state and its
 * delete, and before it what may have moved: before the first of an image every ref, a request for each hundred. First of all packages are
 * listed once more.
 */
export function tooManyRequests(plan: PrunePlan, sources: readonly Pick<ReadSource, 'pages'>[]): string | null {
  const pages = sources[0]?.pages ?? 1;
  let [rest, graphql] = [0, 0];
  for (const { deletesBy, versions, roots } of plan.packages)
    if (deletesBy === 'packages' && roots.length > 0) rest += Math.ceil(versions / PAGE);
  for (const { versions } of plannedRoots(plan)) {
    rest += 2 * versions.filter(({ id }) => id !== null).length;
    graphql += pages + (versions.length - 1) * (pages === 1 ? 1 : 2);
  }
  const most = Math.max(rest, graphql);
  if (most <= PLENTY) return null;
  return `Carrying this out takes about ${most} requests to GitHub, and GITHUB_TOKEN has 1,000 an hour: a run that comes to the limit stops, and the next goes on. A smaller \`prune.at-most\`, or the token of a GitHub App, avoids that.`;
}
