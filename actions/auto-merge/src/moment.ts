import type { FileAtCommit } from '@gatehouse/forge';
import { GatehouseError, type LiveState, type Verdict } from '@gatehouse/policy';
import type { ActingForge } from './act.ts';

/** A pull request as it is at one moment, with the policy of its base then. */
export interface Moment {
  readonly live: LiveState;
  readonly policy: FileAtCommit;
}

/** By which our own comment is known; it renders as nothing. */
export const MARKER = '<!-- gatehouse:decision -->';

export interface MomentTarget {
  readonly pullRequest: number;
  readonly policyPath: string;
  readonly claim: Verdict;
}

export function readMoment(forge: ActingForge, { pullRequest, policyPath, claim }: MomentTarget): Promise<Moment> {
  return forge.readLive({
    pullRequest,
    policyPath,
    freezeLabels: claim.freezeLabels ?? [],
    marker: MARKER,
    ...(claim.baseRef === null ? {} : { baseRef: claim.baseRef }),
  });
}

/** Something happened while a decision was carried out, and another one is due: thrown instead of turning green. */
export class Overtaken extends GatehouseError {
  readonly moment: Moment;
  constructor(moment: Moment) {
    super(
      'base-moved',
      'What the decision rests on kept changing while it was carried out.',
      'Run all jobs of the workflow again.',
    );
    this.moment = moment;
  }
}

/**
 * Whether a verdict is about another commit or another base branch than the pull request has by now. Then its status belongs to that
 * commit, and the pull request to the run that the move has started.
 */
export function isStale(claim: Verdict, { head, baseRef }: LiveState): boolean {
  return (claim.head !== null && claim.head !== head) || (claim.baseRef !== null && claim.baseRef !== baseRef);
}

export function staleError({ head }: Verdict, live: LiveState): GatehouseError {
  const fix = 'Nothing to do: the event that caused it starts a judgement of its own.';
  return head !== null && head !== live.head
    ? new GatehouseError('head-moved', 'The head moved while it was judged.', fix)
    : new GatehouseError('base-moved', 'The pull request was retargeted.', fix);
}
