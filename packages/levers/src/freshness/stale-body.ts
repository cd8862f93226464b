import { code, prose, tableRow } from '@gatehouse/action-kit';
import type { FreshnessPolicy, FreshnessSource } from '@gatehouse/policy';
import { commitCount, type Measurement, timeSpan } from '@gatehouse/release';
import type { Alarm } from '../issues/index.ts';
import type { RunPlace, SourceReport } from './types.ts';

/** So many imported paths are shown; the file has them all. */
const MAX_SHOWN = 20;

const WISHES: Readonly<Record<SourceReport['state'], Alarm['wish']>> = {
  stale: 'raise',
  fresh: 'settle',
  unknown: 'leave',
};

/** The alarm of a source that was measured, or could not be. */
export function sourceAlarm(
  { policy, source, report, place }: Told,
  wish: Alarm['wish'] = WISHES[report.state],
): Alarm {
  const { name, repository } = source;
  return {
    key: `freshness/${name}`,
    wish,
    title: `The pin ${name} is behind ${repository}`,
    raised: raised({ policy, source, report, place }),
    settled: settled({ policy, source, report, place }),
  };
}

export interface Told {
  readonly policy: FreshnessPolicy;
  readonly source: FreshnessSource;
  readonly report: SourceReport;
  readonly place: RunPlace;
}

function raised(told: Told): string {
  const { source, report, place, policy } = told;
  const { measured } = report;
  if (measured === null) return '';
  return [
    `The pin at ${code(source.pin)} in ${code(report.place)} is behind ${ofBranch(source)}:`,
    '',
    ...report.reasons.map((reason) => `- ${prose(reason)}`),
    '',
    ...facts(source, report, measured, place),
    '',
    `**How to update:** set ${code(source.pin)} in ${code(source.file)} to ${code(measured.tip)}, or to a later commit, and merge that. The next run measures again and closes this issue.`,
    '',
    closing(policy),
    '',
    measuredBy(measured, place),
  ].join('\n');
}

function settled({ source, report, place }: Told): string {
  const { measured } = report;
  if (measured === null) return '';
  return [
    `The pin at ${code(source.pin)} in ${code(report.place)} is up to date with ${ofBranch(source)} again.`,
    '',
    ...facts(source, report, measured, place),
    '',
    measuredBy(measured, place),
  ].join('\n');
}

const ofBranch = ({ repository, branch }: FreshnessSource) =>
  branch === null ? `the default branch of ${code(repository)}` : `${code(branch)} of ${code(repository)}`;

function facts(
  { repository, maxCommits, maxAgeMs }: FreshnessSource,
  { imports }: SourceReport,
  { pin, tip, behind, oldest, odd, unsure, rewritten }: Measurement,
  { serverUrl }: RunPlace,
): readonly string[] {
  const at = (sha: string) => `[${code(sha)}](${serverUrl}/${repository}/commit/${sha})`;
  const compared = `[${commitCount(behind)}](${serverUrl}/${repository}/compare/${pin}...${tip})`;
  const rows: (readonly [string, string])[] = [
    ['Pinned commit', at(pin)],
    ['Tip of the branch', at(tip)],
    ['Lacking', `${compared}${maxCommits === null ? '' : ` (at most ${maxCommits})`}`],
  ];
  if (oldest !== null) {
    const { oid, committedAt, ageMs } = oldest;
    rows.push([
      'Oldest of them',
      `${at(oid)}, ${code(committedAt)}, ${timeSpan(ageMs)} ago (at most ${timeSpan(maxAgeMs)})`,
    ]);
  }
  if (odd[0] !== undefined) {
    rows.push([
      'Dates that are no past',
      `${commitCount(odd.length)}, such as ${at(odd[0].oid)}, ${code(odd[0].committedAt)}`,
    ]);
  }
  if (unsure.length > 0) rows.push(['Not known whether they touch an imported path', commitCount(unsure.length)]);
  if (rewritten) rows.push(['On the branch', 'no']);
  rows.push(['Imported paths', shownPaths(imports)]);
  return ['| | |', '| --- | --- |', ...rows.map(tableRow)];
}

function shownPaths(imports: readonly string[]): string {
  if (imports.length === 0) return 'all';
  const more = imports.length > MAX_SHOWN ? ` and ${imports.length - MAX_SHOWN} more` : '';
  return `${imports.slice(0, MAX_SHOWN).map(code).join(', ')}${more}`;
}

/** What closing it by hand means. */
export function closing({ onClosed, snoozeMs }: FreshnessPolicy): string {
  return onClosed === 'reopen'
    ? 'Closed by hand while this is so, it is opened again by the next run.'
    : `Closed by hand while this is so, it stays closed for ${timeSpan(snoozeMs)}.`;
}

export function measuredBy({ measuredAt }: { readonly measuredAt: string }, { runUrl }: RunPlace): string {
  return `Measured at ${code(measuredAt)}${runUrl === null ? '' : ` by [this run](${runUrl})`}. Text above and below this block is kept; the block is written anew by each run.`;
}
