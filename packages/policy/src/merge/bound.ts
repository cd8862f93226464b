import type { Change, Identity } from '@gatehouse/bumps';
import type { Policy } from '../policy.ts';
import { isEnforcedAuthor, namesAccount } from '../scope/enforcement.ts';
import type { Lane } from './policy.ts';

/** Whom the gate binds, and by what. */
export interface Bound {
  /** False: nobody whose pull request this is; verdicts are advice. */
  readonly bound: boolean;
  /** Diff-scope binds: the change must be nothing but bumps. */
  readonly scope: boolean;
  /** Somebody is bound by diff-scope whom no lane names: nothing else may admit the change. */
  readonly proof: boolean;
  /** Names of the policy's lanes that name the author or a sharer of the head, in the policy's order. */
  readonly lanes: readonly string[];
}

/**
 * Whether the gate binds a change. A status belongs to a commit, so everybody with an open pull request of this head into this base
 * counts. An author whom nobody knows (`null`) is bound by everything.
 */
export function boundBy(policy: Policy, change: Pick<Change, 'author' | 'sharers'>): Bound {
  const authors = [change.author, ...change.sharers.map((sharer) => sharer.author)];
  const lanes = policy.merge.lanes.filter((lane) => authors.some((author) => isInLane(lane, author)));
  const scoped = authors.filter((author) => isScoped(policy, author));
  const scope = scoped.length > 0;
  return {
    bound: scope || lanes.length > 0 || policy.merge.bind === 'all',
    scope,
    proof: scoped.some((author) => !lanes.some((lane) => isInLane(lane, author))),
    lanes: lanes.map(({ name }) => name),
  };
}

/** Whether the gate binds what this one account proposes. */
export function boundAuthor(policy: Policy, author: Identity | null): boolean {
  return boundBy(policy, { author, sharers: [] }).bound;
}

/**
 * The accounts whose pull request this is and that are bound by name: nobody else may have commits on it. Everyone is bound where policy
 * binds all, but people work together on a branch, and their approvals are what counts.
 */
export function automationAuthors(policy: Policy, change: Pick<Change, 'author' | 'sharers'>): readonly Identity[] {
  const authors = [change.author, ...change.sharers.map((sharer) => sharer.author)].filter((author) => author !== null);
  return authors.filter(
    (author) => isEnforcedAuthor(policy, author) || policy.merge.lanes.some((lane) => isInLane(lane, author)),
  );
}

/** Whether a lane names an account; nobody (a deleted account) is in none. */
export function isInLane(lane: Lane, author: Identity | null): boolean {
  return author !== null && lane.authors.some((account) => namesAccount(account, author));
}

/**
 * Whether diff-scope binds this account. Being a bot is not enough for one whom a lane names: that lane says what else it may change. But
 * whom `authors.enforce` names must pass diff-scope whatever lanes say.
 */
export function isScoped(policy: Policy, author: Identity | null): boolean {
  if (!isEnforcedAuthor(policy, author)) return false;
  return policy.authors.enforce !== null || !policy.merge.lanes.some((lane) => isInLane(lane, author));
}
