import type { Policy } from '@gatehouse/policy';
import type { Refusal } from '@gatehouse/release';
import { type Alarm, type Kept, keepIssue } from '../issues/index.ts';
import { unwritable } from './keep-all.ts';
import { sourceAlarm } from './stale-body.ts';
import type { FreshnessDeps, SourceReport } from './types.ts';

const REASON = 'this is a rehearsal: the source is taken for stale, whatever was measured';

/**
 * Opens an issue for every source as if it were stale and closes it again, under a key of its own: shows that the token, the label and the
 * text work, and touches no issue that tells of something real.
 */
export async function rehearse(
  deps: FreshnessDeps,
  { freshness }: Policy,
  sources: readonly SourceReport[],
  dryRun: boolean,
): Promise<{ readonly issues: readonly Kept[]; readonly unkept: readonly Refusal[] }> {
  const measured = sources.filter((report) => report.measured !== null);
  if (measured.length === 0) return { issues: [], unkept: [nothingToRehearse()] };
  const options = { label: freshness.label, rules: { onClosed: 'reopen' as const, snoozeMs: 0 }, dryRun };
  const issues: Kept[] = [];
  const unkept: Refusal[] = [];
  for (const report of measured) {
    const source = freshness.sources.find(({ name }) => name === report.name);
    if (source === undefined) continue;
    const told = { policy: freshness, source, place: deps.place, report: { ...report, reasons: [REASON] } };
    const alarm = marked(sourceAlarm(told, 'raise'));
    try {
      for (const wish of ['raise', 'settle'] as const) {
        const listed = await deps.issues.listIssues(freshness.label);
        issues.push(await keepIssue(deps, listed, { ...alarm, wish }, options));
      }
    } catch (error) {
      unkept.push(unwritable(alarm.key, error));
    }
  }
  return { issues, unkept };
}

function marked(alarm: Alarm): Alarm {
  const note = '> This is a rehearsal and tells of nothing real.\n\n';
  return {
    ...alarm,
    key: `rehearsal/${alarm.key}`,
    title: `Rehearsal: ${alarm.title}`,
    raised: `${note}${alarm.raised}`,
    settled: `${note}The rehearsal is over.`,
  };
}

function nothingToRehearse(): Refusal {
  return {
    rule: 'freshness/rehearsal',
    place: null,
    message: 'No source could be measured, so there is nothing to rehearse with.',
    fix: 'Name a source under `freshness.sources` in the policy that this run can measure.',
  };
}
