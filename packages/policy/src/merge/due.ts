import type { Identity } from '@gatehouse/bumps';
import type { StatusFact } from '../evidence/conversation.ts';
import type { Policy } from '../policy.ts';
import { boundAuthor } from './bound.ts';
import { freezes } from './freeze.ts';
import type { FreezeIssue } from './live.ts';
import { parseStatus } from './status.ts';
import { isOpen } from './window/opening.ts';

/** An open pull request as a sweep sees it. Times are ISO 8601. */
export interface Candidate {
  readonly pullRequest: number;
  readonly author: Identity | null;
  /** Latest gate status of its own base on the head; null: none. */
  readonly status: StatusFact | null;
  /** Or its base has a merge queue, where nothing is armed and a sweep does not see whether it is still wanted there. */
  readonly armed: boolean;
  /** Logins whose latest opinionated review approves this head and who may push. */
  readonly approvals: readonly string[];
  readonly lastReviewAt: string | null;
  readonly lastRemarkAt: string | null;
  readonly lastCheckAt: string | null;
}

export interface DueInput {
  readonly policy: Policy;
  readonly freezes: readonly FreezeIssue[];
  /** Why nothing may be armed, from the outside; empty: no freeze by it. */
  readonly freezeInput: string;
  /** Everyone who is bound, due or not. */
  readonly all: boolean;
  readonly now: Date;
}

/** Why a pull request has to be judged again although no event says so; null: nothing has changed that a sweep could see. */
export function whyDue(input: DueInput, candidate: Candidate): string | null {
  const { status } = candidate;
  if (status === null) return 'it has no gate status';
  const bound = boundAuthor(input.policy, candidate.author);
  if (!bound) return status.state === 'error' ? 'its last judgement was an error' : null;
  if (input.all) return 'everything is judged again';
  const said = parseStatus(status.description ?? '');
  if (said === null) return 'its gate status does not say what Gatehouse would';
  return whyChanged(input, candidate, status, said);
}

type Said = NonNullable<ReturnType<typeof parseStatus>>;

function whyChanged(input: DueInput, candidate: Candidate, status: StatusFact, said: Said): string | null {
  const heard = newest([candidate.lastReviewAt, candidate.lastRemarkAt, candidate.lastCheckAt]);
  const news = isLater(heard, status.createdAt) ? 'something was said or checked since' : null;
  const frozen = freezes(input.policy, input, input.freezeInput).length > 0;
  switch (said.kind) {
    case 'error':
      return 'its last judgement was an error';
    case 'advice':
      return 'a lane binds its author by now';
    case 'auto-merge':
      if (status.state !== 'success') return 'the run that was arming it did not end';
      return candidate.armed ? whyDisarm(input, frozen) : 'it is not armed any more';
    case 'frozen':
      return frozen ? whyReviewed(candidate, status) : 'the freeze has ended';
    case 'waiting':
      if (frozen) return 'a freeze has begun';
      return said.until !== null && !isLater(said.until, input.now.toISOString()) ? 'its time has come' : news;
    case 'review':
    case 'approval':
      return (
        whyReviewed(candidate, status) ?? (mayBeArmedByUs(input, candidate, status) ? whyDisarm(input, frozen) : null)
      );
    case 'blocked':
    case 'held':
      return asksOthers(input.policy) ? news : null;
  }
}

/** Approved, and armed since policy says so; what a person armed is then looked at too, and left alone. */
function mayBeArmedByUs({ policy }: DueInput, { armed }: Candidate, { state }: StatusFact): boolean {
  return policy.merge.afterApproval === 'arm' && armed && state === 'success';
}

/** What was armed while it might be must not stay so when the hour is over. */
function whyDisarm({ policy, now }: DueInput, frozen: boolean): string | null {
  if (frozen) return 'a freeze has begun';
  const { window } = policy.merge;
  return window !== null && !isOpen(window, now) ? 'the window has closed' : null;
}

function whyReviewed({ approvals, lastReviewAt }: Candidate, status: StatusFact): string | null {
  if (isLater(lastReviewAt, status.createdAt)) return 'it was reviewed since';
  return status.state === 'success' && approvals.length === 0 ? 'the approval it rests on is gone' : null;
}

/** What others say can only change a refusal where policy asks them. */
function asksOthers({ review, context }: Policy): boolean {
  return review.reviewers.length > 0 || context.canary !== null;
}

function newest(times: readonly (string | null)[]): string | null {
  return times.reduce((latest, time) => (isLater(time, latest) ? time : latest), null);
}

function isLater(time: string | null, than: string | null): boolean {
  if (time === null) return false;
  return than === null || Date.parse(time) > Date.parse(than);
}
