import type { Allowance } from '@gatehouse/registry';
import { type PlannedRoot, type PrunePlan, plannedRoots } from '@gatehouse/release';
import { PAGE, type ReadSource } from './sources.ts';

/** GITHUB_TOKEN has so many an hour of each kind, REST and GraphQL, for all jobs of a repository together. */
const USUAL = 1000;
/** Of them a plan may take this part; making it took some. */
const PART = 0.8;
/** What is left to end with: the last looks, and other jobs. */
const SPARE = 50;
/** To bring back a version: its restore, and questions before and after. */
const TO_BRING_BACK = 3;

/** Requests of each kind. */
export interface Cost {
  readonly rest: number;
  readonly graphql: number;
}

/**
 * For each version its state and its delete, and before it what may have moved: before the first of an image every ref, a request for each
 * hundred.
 */
export function costOf({ versions }: Pick<PlannedRoot, 'versions'>, pages: number): Cost {
  const rest = 2 * versions.filter(({ id }) => id !== null).length;
  return { rest, graphql: pages + (versions.length - 1) * (pages === 1 ? 1 : 2) };
}

/** Says, before anything is deleted, that a plan is more than GITHUB_TOKEN can carry out in an hour. First of all packages are listed once more. */
export function tooManyRequests(plan: PrunePlan, sources: readonly Pick<ReadSource, 'pages'>[]): string | null {
  let [rest, graphql] = [0, 0];
  for (const { deletesBy, versions, roots } of plan.packages)
    if (deletesBy === 'packages' && roots.length > 0) rest += Math.ceil(versions / PAGE);
  for (const root of plannedRoots(plan)) {
    const cost = costOf(root, sources[0]?.pages ?? 1);
    rest += cost.rest;
    graphql += cost.graphql;
  }
  const most = Math.max(rest, graphql);
  if (most <= PART * USUAL) return null;
  return `Carrying this out takes about ${most} requests to GitHub, and GITHUB_TOKEN has 1,000 an hour: a run ends at the last image that fits, and the next goes on. The token of a GitHub App has more.`;
}

/**
 * Why an image is not begun, for people; null: it fits. What is left must do for all of it and for bringing it back. GraphQL's limit is as
 * high as that of REST, and what is left of it nobody told.
 * @param spent of GraphQL, by this run
 */
export function notBegun(root: PlannedRoot, pages: number, allowance: Allowance | null, spent: number): string | null {
  const { rest, graphql } = costOf(root, pages);
  const needed = rest + (rest / 2) * TO_BRING_BACK + SPARE;
  if (rest > 0 && allowance !== null && allowance.left < needed)
    return `${allowance.left} requests of this hour's ${allowance.limit} to GitHub are left, and ${needed} should be to begin an image of ${root.versions.length} versions`;
  const most = Math.floor(PART * (allowance?.limit ?? USUAL));
  if (spent === 0 || spent + graphql <= most) return null;
  return `with it more than ${most} requests would be made to see whether anything moved`;
}
