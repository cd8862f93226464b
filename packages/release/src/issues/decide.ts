import { keyOfBody, saysClosed } from './block.ts';

/** An issue as the forge gives it; one that this token's account did not open is never ours. */
export interface IssueRecord {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** ISO 8601; null: open, or not known. */
  readonly closedAt: string | null;
  readonly viewerDidAuthor: boolean;
}

export interface IssueRules {
  /** What it means that a person closed an issue whose cause is still there. */
  readonly onClosed: 'snooze' | 'reopen';
  readonly snoozeMs: number;
}

/** `raise`: its cause is there. `settle`: a positive measurement says that it is gone. `leave`: not known, so nothing is done. */
export type IssueWish = 'raise' | 'settle' | 'leave';

/**
 * What is to be done for a key; closing duplicates comes besides. An issue that a person closed is updated when its cause is gone: what comes
 * after that is another cause, about which nobody asked for silence.
 */
export type IssueDecision =
  | { readonly action: 'create' }
  | { readonly action: 'update' | 'reopen' | 'close'; readonly issue: IssueRecord }
  | { readonly action: 'snoozed'; readonly issue: IssueRecord /** ISO 8601 */; readonly until: string }
  | { readonly action: 'nothing'; readonly issue: IssueRecord | null };

/**
 * The issues of a key that this token's account opened; the first one counts. Open ones come before closed ones, the oldest first; of closed
 * ones the one that was closed last, because its closing is what people meant last.
 */
export function issuesOf<T extends IssueRecord>(issues: readonly T[], key: string): readonly T[] {
  return issues.filter((issue) => issue.viewerDidAuthor && keyOfBody(issue.body) === key).toSorted(inOrder);
}

function inOrder(one: IssueRecord, other: IssueRecord): number {
  const [a, b] = [closedTime(one), closedTime(other)];
  return a === b ? one.number - other.number : b - a;
}

/** Milliseconds since 1970; endless for what is open, or was closed at no time that is known. */
function closedTime({ state, closedAt }: IssueRecord): number {
  const time = Date.parse(closedAt ?? '');
  if (state === 'open') return Number.POSITIVE_INFINITY;
  return Number.isNaN(time) ? Number.MAX_VALUE : time;
}

/** Open issues of a key besides the one that counts, which is open too: two runs at once made them. */
export function duplicatesOf<T extends IssueRecord>(issues: readonly T[], key: string): readonly T[] {
  return issuesOf(issues, key)
    .slice(1)
    .filter(({ state }) => state === 'open');
}

/** Decides from the whole list of issues with the label; `now` is milliseconds since 1970. */
export function decideIssue(
  issues: readonly IssueRecord[],
  wanted: { readonly key: string; readonly wish: IssueWish; readonly rules: IssueRules; readonly now: number },
): IssueDecision {
  const issue = issuesOf(issues, wanted.key)[0] ?? null;
  switch (wanted.wish) {
    case 'leave':
      return { action: 'nothing', issue };
    case 'settle':
      if (issue?.state === 'open') return { action: 'close', issue };
      return issue === null || saysClosed(issue.body) ? { action: 'nothing', issue } : { action: 'update', issue };
    case 'raise':
      if (issue === null) return { action: 'create' };
      if (issue.state === 'open') return { action: 'update', issue };
      return closedIssue(issue, wanted.rules, wanted.now);
  }
}

/** The forge's clock and ours. */
const SKEW_MS = 10 * 60_000;

function closedIssue(issue: IssueRecord, { onClosed, snoozeMs }: IssueRules, now: number): IssueDecision {
  if (onClosed === 'reopen' || saysClosed(issue.body)) return { action: 'reopen', issue };
  const closed = Date.parse(issue.closedAt ?? '');
  // A time that is none, or lies ahead, is no reason to be silent for longer than was asked for.
  if (Number.isNaN(closed) || closed > now + SKEW_MS) return { action: 'reopen', issue };
  const until = closed + snoozeMs;
  return until > now ? { action: 'snoozed', issue, until: new Date(until).toISOString() } : { action: 'reopen', issue };
}
