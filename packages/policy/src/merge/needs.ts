import { isTooLong } from '../globs/matcher.ts';
import type { Policy } from '../policy.ts';
import { sameLogin } from '../scope/enforcement.ts';
import type { Verdict } from '../verdict.ts';
import { type Approvals, approvalsOf } from './approvals.ts';
import type { DispositionReason } from './disposition.ts';
import { admit } from './lane.ts';
import type { LiveState } from './live.ts';
import type { Posture } from './posture.ts';
import { list, oneLine, reason, reasonOf } from './reasons.ts';

export const ANYONE = 'anyone with write access';

/** Something that people must settle. */
export interface Need {
  readonly kind: 'approval' | 'review';
  readonly reasons: readonly DispositionReason[];
  /** Who can settle it. */
  readonly from: readonly string[];
  readonly met: boolean;
  /** Once it is met a machine may arm, if policy says so. */
  readonly mayArm: boolean;
}

export interface NeedsInput {
  readonly policy: Policy;
  readonly verdict: Verdict;
  readonly live: LiveState;
  readonly posture: Posture | null;
  readonly now: Date;
}

/** What people must settle before a change that passes may merge, in the order in which they should read it. */
export function needsOf(input: NeedsInput): { needs: Need[]; approvals: Approvals; lane: string | null } {
  const { policy, verdict, live, now } = input;
  const approvals = approvalsOf(input);
  const reviewed = approvals.by.length > 0;
  const admission = verdict.truncated === true ? null : admit(policy, verdict, { author: live.author, now });
  // what is due for review keeps it out of the lane of bumps, so its reasons say all
  const due = verdict.findings.filter((finding) => finding.due === true);
  const review = (reasons: readonly DispositionReason[]): Need[] =>
    reasons.length === 0 ? [] : [{ kind: 'review', reasons, from: [ANYONE], met: reviewed, mayArm: false }];
  const needs = [
    ...notOpen(live),
    ...draft(live),
    ...changesRequested(approvals),
    ...byRisk(policy, verdict, approvals),
    ...review(withheld(policy, live)),
    ...review(due.map(reasonOf)),
    ...review(otherBase(policy, live)),
    ...review(admission === null ? [cut()] : due.length > 0 ? [] : admission.reasons),
  ];
  return { needs: withRefusals(needs, approvals), approvals, lane: admission?.lane ?? null };
}

function notOpen({ state }: LiveState): Need[] {
  if (state === 'open') return [];
  const why = reason('merge/not-open', `the pull request is ${state}`, state === 'closed' ? 'Reopen it.' : null);
  return [{ kind: 'review', reasons: [why], from: [], met: false, mayArm: false }];
}

/** GitHub merges no draft, and whoever works on one has not asked for it. */
function draft({ draft: isDraft }: LiveState): Need[] {
  if (!isDraft) return [];
  const why = reason('merge/draft', 'it is a draft', 'Mark it as ready for review.');
  return [{ kind: 'review', reasons: [why], from: [ANYONE], met: false, mayArm: false }];
}

function changesRequested({ changesRequested: by }: Approvals): Need[] {
  if (by.length === 0) return [];
  const fix = 'Let them approve it, or dismiss their review.';
  const why = reason('merge/changes-requested', `${list(by)} asked for changes`, fix);
  return [{ kind: 'review', reasons: [why], from: by, met: false, mayArm: false }];
}

function byRisk(policy: Policy, verdict: Verdict, approvals: Approvals): Need[] {
  const { explicit } = policy.merge.approvals;
  const level = verdict.risk?.level ?? 'high';
  const named = verdict.risk?.reasons.find(({ rule }) => explicit.has(rule));
  const [worst] = verdict.risk?.reasons ?? [];
  const because = worst === undefined ? '' : `: ${worst.message}`;
  if (level === 'high') return [approval(policy, approvals, `its risk is high${because}`, worst)];
  if (named !== undefined)
    return [approval(policy, approvals, `policy wants an approval for ${named.rule}: ${named.message}`, named)];
  if (level === 'low') return [];
  const fix = 'Let somebody with write access, who is not its author, approve this head.';
  const why = { ...reason('merge/risk', `its risk is medium${because}`, fix), ...placeOf(worst) };
  return [{ kind: 'review', reasons: [why], from: [ANYONE], met: approvals.by.length > 0, mayArm: true }];
}

function approval(policy: Policy, { named }: Approvals, message: string, place: Place | undefined): Need {
  const { high, highCount } = policy.merge.approvals;
  const from = high.map(({ login }) => login).filter((login) => !named.some((given) => sameLogin(given, login)));
  const missing = Math.max(0, highCount - named.length);
  const fix =
    high.length === 0
      ? 'Policy names nobody who may approve it: add logins to merge.approvals.high.'
      : `Let ${missing < from.length ? `${missing} of ` : ''}${list(from)} approve this head.`;
  const why = { ...reason('merge/risk', message, fix), ...placeOf(place) };
  return { kind: 'approval', reasons: [why], from, met: high.length > 0 && missing === 0, mayArm: true };
}

type Place = Pick<DispositionReason, 'path' | 'line'>;

function placeOf(place: Place | undefined): Place {
  return { path: place?.path ?? null, line: place?.line ?? null };
}

function withheld({ labels: { withhold } }: Policy, { labels }: LiveState): DispositionReason[] {
  const names = new Set(withhold.map((name) => name.toLowerCase()));
  return labels
    .filter(({ name, byPerson }) => byPerson && names.has(name.toLowerCase()))
    .map(({ name }) => reason('merge/withheld', `somebody set the label ${oneLine(name)}`, 'Remove the label.'));
}

/** A release branch gets the same judgement, but never a machine's merge. */
function otherBase({ merge: { bases } }: Policy, { baseRef, defaultBranch }: LiveState): DispositionReason[] {
  const allowed = bases === null ? baseRef === defaultBranch : !isTooLong(baseRef) && bases.matches(baseRef);
  if (allowed) return [];
  const fix = 'Add the branch to merge.bases, or review it.';
  return [reason('merge/base', `nothing is armed for the base ${oneLine(baseRef)}`, fix)];
}

function cut(): DispositionReason {
  const fix = 'Split the pull request, or let a person review it.';
  return reason('merge/truncated', 'the verdict is too long to be handed over whole', fix);
}

/** Says of approvals why they do not count, where one is still missing. */
function withRefusals(needs: readonly Need[], { refused }: Approvals): Need[] {
  const why = refused.map(({ login, why }) =>
    reason('merge/approval', `the approval of ${login} does not count: ${why}`, null),
  );
  const open = needs.findIndex(({ met }) => !met);
  return needs.map((need, at) => (at === open ? { ...need, reasons: [...need.reasons, ...why] } : need));
}
