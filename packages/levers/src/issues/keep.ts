import type { IssueKeeper, KeptIssue } from '@gatehouse/forge';
import { bodyWith, decideIssue, duplicatesOf, type IssueRules, type IssueWish, issuesOf } from '@gatehouse/release';
import type { LeverIo } from '../shared/index.ts';

/** Something that one issue tells of for as long as it is so. */
export interface Alarm {
  /** Stable: `freshness/home-ops`. */
  readonly key: string;
  readonly wish: IssueWish;
  readonly title: string;
  /** Markdown of the body while the cause is there, and once it is gone; outside text in it is escaped already. */
  readonly raised: string;
  readonly settled: string;
}

export interface KeepDeps {
  readonly issues: IssueKeeper;
  readonly io: LeverIo;
  readonly clock: () => Date;
}

export interface KeepOptions {
  readonly label: string;
  readonly rules: IssueRules;
  /** Decides, and writes nothing. */
  readonly dryRun: boolean;
}

/** What became, or in a dry run would become, of the issue of an alarm. */
export interface Kept {
  readonly key: string;
  readonly action: 'created' | 'updated' | 'unchanged' | 'reopened' | 'closed' | 'snoozed' | 'nothing';
  readonly url: string | null;
  /** ISO 8601; set when snoozed. */
  readonly until: string | null;
  /** Numbers of issues that were closed as duplicates. */
  readonly duplicates: readonly number[];
}

/**
 * Keeps the one issue of an alarm. `listed` are all issues with the label, read just before. Two runs at once may both create one: so the
 * list is read again after creating, and the oldest that is open wins.
 * @throws GatehouseError of the forge
 */
export async function keepIssue(
  deps: KeepDeps,
  listed: readonly KeptIssue[],
  alarm: Alarm,
  options: KeepOptions,
): Promise<Kept> {
  const decision = decideIssue(listed, { ...alarm, rules: options.rules, now: deps.clock().getTime() });
  if (decision.action === 'create') return created(deps, alarm, options);
  const found = issuesOf(listed, alarm.key)[0];
  const duplicates = await closeDuplicates(deps, listed, alarm.key, options);
  const until = decision.action === 'snoozed' ? decision.until : null;
  const kept = { key: alarm.key, url: found?.url ?? null, until, duplicates };
  if (found === undefined || decision.action === 'nothing') return { ...kept, action: 'nothing' };
  if (decision.action === 'snoozed') return { ...kept, action: 'snoozed' };
  const action = await write(deps, found, alarm, decision.action, options);
  return { ...kept, action };
}

async function created(deps: KeepDeps, alarm: Alarm, options: KeepOptions): Promise<Kept> {
  const kept = { key: alarm.key, action: 'created', url: null, until: null, duplicates: [] } as const;
  if (options.dryRun) return kept;
  const body = bodyWith({ key: alarm.key, markdown: alarm.raised, closed: false }, null);
  const issue = await deps.issues.createIssue({ title: alarm.title, body, labels: [options.label] });
  deps.io.log(`Opened ${issue.url} for ${alarm.key}.`);
  const listed = await deps.issues.listIssues(options.label);
  const first = issuesOf(listed, alarm.key)[0];
  if (first === undefined || first.number === issue.number) {
    const duplicates = await closeDuplicates(deps, listed, alarm.key, options);
    return { ...kept, url: issue.url, duplicates };
  }
  // Another run was first. What it knows is as new, so its issue is treated as if it had been there before.
  return keepIssue(deps, listed, alarm, options);
}

async function write(
  deps: KeepDeps,
  issue: KeptIssue,
  alarm: Alarm,
  action: 'update' | 'reopen' | 'close',
  { dryRun }: KeepOptions,
): Promise<Kept['action']> {
  const closed = alarm.wish === 'settle';
  const markdown = closed ? alarm.settled : alarm.raised;
  const body = bodyWith({ key: alarm.key, markdown, closed }, issue.body);
  if (action === 'update' && sameText(body, issue.body)) return 'unchanged';
  const change = {
    update: { body },
    reopen: { body, state: 'open', stateReason: 'reopened' },
    close: { body, state: 'closed', stateReason: 'completed' },
  } as const;
  if (!dryRun) {
    await deps.issues.updateIssue(issue.number, change[action]);
    deps.io.log(`${{ update: 'Updated', reopen: 'Reopened', close: 'Closed' }[action]} ${issue.url} for ${alarm.key}.`);
  }
  return ({ update: 'updated', reopen: 'reopened', close: 'closed' } as const)[action];
}

async function closeDuplicates(
  deps: KeepDeps,
  listed: readonly KeptIssue[],
  key: string,
  { dryRun }: KeepOptions,
): Promise<readonly number[]> {
  const original = issuesOf(listed, key)[0];
  const duplicates = duplicatesOf(listed, key);
  if (original === undefined || dryRun) return duplicates.map(({ number }) => number);
  for (const { number, url } of duplicates) {
    // Closed first: a remark under an issue that is still open would be written again by the next run.
    await deps.issues.updateIssue(number, { state: 'closed', stateReason: 'duplicate' });
    await deps.issues.commentOnIssue(number, `Duplicate of #${original.number}`);
    deps.io.log(`Closed ${url} as a duplicate of ${original.url}.`);
  }
  return duplicates.map(({ number }) => number);
}

/** The forge keeps neither the kind of line ends nor white space at the end. */
function sameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();
  return plain(one) === plain(other);
}
