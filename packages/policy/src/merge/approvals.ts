import type { Identity } from '@gatehouse/bumps';
import type { Remark } from '../evidence/conversation.ts';
import type { Policy } from '../policy.ts';
import { isEnforcedAuthor, namesAccount, sameAccount, sameLogin } from '../scope/enforcement.ts';
import { isInLane } from './bound.ts';
import type { LiveState } from './live.ts';
import type { Posture } from './posture.ts';

/** What reviews of a pull request come to for its head. */
export interface Approvals {
  /** Logins whose approval of this head counts, in the order in which they gave it. */
  readonly by: readonly string[];
  /** Those of them whom `merge.approvals.high` names. */
  readonly named: readonly string[];
  /** Approvals that do not count, and why. */
  readonly refused: readonly { readonly login: string; readonly why: string }[];
  /** Logins with write access who asked for changes and have not approved since. */
  readonly changesRequested: readonly string[];
}

export interface ApprovalsInput {
  readonly policy: Policy;
  readonly live: Pick<LiveState, 'head' | 'author' | 'sharers' | 'reviews' | 'lastPushers'>;
  readonly posture: Pick<Posture, 'viewer'> | null;
}

type Opinion = Remark & { readonly author: Identity };

/** Approvals by state, commit and permission: what a review says about itself in words is never read. */
export function approvalsOf(input: ApprovalsInput): Approvals {
  const opinions = input.live.reviews.filter(isOpinion);
  const latest = opinions.filter((one, at) => !opinions.slice(at + 1).some((later) => isSame(one, later)));
  const given = latest.filter(({ state }) => state === 'APPROVED').map((one) => ({ one, why: whyNot(input, one) }));
  const counted = given.filter(({ why }) => why === null).map(({ one }) => one.author);
  const { high } = input.policy.merge.approvals;
  return {
    by: counted.map(({ login }) => login),
    named: counted.filter((who) => high.some((one) => namesAccount(one, who))).map(({ login }) => login),
    refused: given.flatMap(({ one, why }) => (why === null ? [] : [{ login: one.author.login, why }])),
    changesRequested: openRequests(opinions),
  };
}

/** A comment changes nobody's opinion; a dismissed review is an opinion withdrawn. */
function isOpinion(review: Remark): review is Opinion {
  const { state, author } = review;
  return author !== null && (state === 'APPROVED' || state === 'CHANGES_REQUESTED' || state === 'DISMISSED');
}

function isSame(a: Opinion, b: Opinion): boolean {
  return sameAccount(a.author, b.author);
}

/** Only an approval, or its own dismissal, takes a request for changes back. Of whom it is not known, it counts. */
function openRequests(opinions: readonly Opinion[]): string[] {
  const open = opinions.filter(
    (one, at) =>
      one.state === 'CHANGES_REQUESTED' &&
      one.authorCanPush !== false &&
      !opinions.slice(at + 1).some((later) => later.state === 'APPROVED' && isSame(one, later)),
  );
  return [...new Set(open.map(({ author }) => author.login))];
}

/** Why an approval does not count, as the end of a sentence; null: it does. */
function whyNot({ policy, live, posture }: ApprovalsInput, { author, commit, authorCanPush }: Opinion): string | null {
  if (author.type !== 'User') return 'no person gave it';
  if (isAuthor(live, author)) return 'it is for a pull request of their own';
  if (isAutomation(policy, posture, author)) return 'policy names that account as automation';
  if (commit !== live.head)
    return `it was given for ${commit?.slice(0, 12) ?? 'a commit that is gone'}, not for this head`;
  if (authorCanPush !== true) return 'the account has no write access';
  if (!policy.merge.approvals.lastPusher && live.lastPushers.some((pusher) => mayBeSame(pusher, author)))
    return 'the account pushed this head, and merge.approvals.last-pusher is false';
  return null;
}

function isAuthor(live: ApprovalsInput['live'], account: Identity): boolean {
  const authors = [live.author, ...live.sharers.map((sharer) => sharer.author)];
  return authors.some((author) => author !== null && mayBeSame(author, account));
}

/** Whom an approval must not come from is told by login or id alone: one is renamed, the other is not always known, nor is the type. */
function mayBeSame(a: Identity, b: Identity): boolean {
  return sameLogin(a.login, b.login) || (a.id !== null && a.id === b.id);
}

/** A machine may have an account of type User: the one that acts here, or one that policy enforces or names in a lane. */
function isAutomation(policy: Policy, posture: ApprovalsInput['posture'], account: Identity): boolean {
  if (posture?.viewer && sameLogin(posture.viewer, account.login)) return true;
  if (policy.merge.approvals.high.some((one) => namesAccount(one, account))) return false;
  return isEnforcedAuthor(policy, account) || policy.merge.lanes.some((lane) => isInLane(lane, account));
}
