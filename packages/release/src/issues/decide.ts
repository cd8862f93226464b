import { keyOfBody, saysClosed } from './block.ts';

/** An issue as the forge gives it; one that this token's account did not open is never ours. */
export interface IssueRecord {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** ISO 8601; null: open, or not known. */
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  readonly author: string | null;
  readonly viewerDidAuthor: boolean;
}

export interface IssueRules {
  /** What it means that a person closed an issue whose cause is still there. */
  readonly onClosed: 'snooze' | 'reopen';
  readonly snoozeMs: number;
}

/** `raise`: its cause is there. `settle`: a positive measurement says that it is gone. `leave`: not known, so nothing is done. */
export type IssueWish = 'raise' | 'settle' | 'leave';

/** What is to be done for a key. Closing duplicates comes besides. */
export type IssueDecision =
  | { readonly action: 'create' }
  | { readonly action: 'update' | 'reopen' | 'close'; readonly issue: IssueRecord }
  | { readonly action: 'snoozed'; readonly issue: IssueRecord /** ISO 8601 */; readonly until: string }
  | { readonly action: 'nothing'; readonly issue: IssueRecord | null };

/** The issues of a key that this token's account opened, oldest first: the first one counts, whatever its state. */
export function issuesOf<T extends IssueRecord>(issues: readonly T[], key: string): readonly T[] {
  return issues
    .filter((issue) => issue.viewerDidAuthor && keyOfBody(issue.body) === key)
    .toSorted((a, b) => a.number - b.number);
}

/** Open issues of a key besides the oldest: two runs at once made them. */
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
      return issue?.state === 'open' ? { action: 'close', issue } : { action: 'nothing', issue };
    case 'raise':
      if (issue === null) return { action: 'create' };
      if (issue.state === 'open') return { action: 'update', issue };
      return closedIssue(issue, wanted.rules, wanted.now);
  }
}

/** The forge's clock and ours. */
const SKEW_MS = 10 * 60_000;

function closedIssue(issue: IssueRecord, { onClosed, snoozeMs }: IssueRules, now: number): IssueDecision {
  if (onClosed === 'reopen' || closedByUs(issue)) return { action: 'reopen', issue };
  const closed = Date.parse(issue.closedAt ?? '');
  // A time that is none, or lies ahead, is no reason to be silent for longer than was asked for.
  if (Number.isNaN(closed) || closed > now + SKEW_MS) return { action: 'reopen', issue };
  const until = closed + snoozeMs;
  return until > now ? { action: 'snoozed', issue, until: new Date(until).toISOString() } : { action: 'reopen', issue };
}

/** Another tool of the same account may close issues too: ours says so in the body. */
function closedByUs({ closedBy, author, body }: IssueRecord): boolean {
  return saysClosed(body) && (closedBy === null || author === null || sameLogin(closedBy, author));
}

/** GraphQL leaves out the `[bot]` that REST writes. */
function sameLogin(one: string, other: string): boolean {
  const bare = (login: string) => login.replace(/\[bot\]$/, '').toLowerCase();
  return bare(one) === bare(other);
}
