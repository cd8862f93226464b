import { code, prose, tableRow } from '@gatehouse/action-kit';
import { commitCount, timeSpan } from '@gatehouse/release';
import type { Kept } from '../issues/index.ts';
import { renderRefusals, renderTable } from '../shared/index.ts';
import type { FreshnessReport, PinsReport, SourceReport } from './types.ts';

/** A summary ends at one mebibyte. */
const MAX_ROWS = 100;

const SOURCE_STATES = { fresh: 'fresh', stale: '**stale**', unknown: '**unknown**' } as const;
const PIN_STATES = { alive: 'there', dead: '**gone**', unknown: '**unknown**', none: 'no pins' } as const;

/** The summary of a run: what was measured, what became of issues, what could not be told. */
export function renderFreshness(report: FreshnessReport): string {
  const { sources, pins, issues, refusals, dryRun, rehearsal } = report;
  const notes = [
    ...(rehearsal
      ? ['This is a rehearsal: issues of its own were opened and closed, and no other was touched.', '']
      : []),
    ...(dryRun ? ['This is a dry run: nothing was written.', ''] : []),
  ];
  const kept = issues.filter(({ action }) => action !== 'nothing').map((one) => issueRow(one, dryRun));
  return [
    `## ${prose(report.summary)}`,
    '',
    ...notes,
    ...renderTable('| Source | State | Behind | Oldest | Pin |', sources.map(sourceRow), MAX_ROWS),
    ...renderTable('| Pins of | State | Pins | Digests | Gone |', pins.map(pinsRow), MAX_ROWS),
    ...renderTable('| Issue | What became of it |', kept, MAX_ROWS),
    ...renderRefusals(refusals),
  ].join('\n');
}

function sourceRow({ name, state, measured, place }: SourceReport): string {
  const oldest = measured?.oldest ?? null;
  return tableRow([
    code(name),
    SOURCE_STATES[state],
    measured === null ? '' : `${commitCount(measured.behind)}${measured.rewritten ? ', not on the branch' : ''}`,
    oldest === null ? '' : `${timeSpan(oldest.ageMs)} old`,
    code(place),
  ]);
}

function pinsRow({ set, state, pins, digests, dead }: PinsReport): string {
  return tableRow([
    set === null ? 'the repository' : code(set),
    PIN_STATES[state],
    `${pins}`,
    `${digests}`,
    `${dead.length}`,
  ]);
}

function issueRow({ key, action, url, until, duplicates }: Kept, dryRun: boolean): string {
  const what = until === null ? action : `${action} until ${until.slice(0, 16).replace('T', ' ')} UTC`;
  const more = duplicates.length === 0 ? '' : `, ${duplicates.length} closed as duplicates`;
  const shown = url === null ? code(key) : `[${code(key)}](${url})`;
  return tableRow([shown, `${dryRun ? 'would be ' : ''}${what}${more}`]);
}
