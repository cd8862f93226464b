import { code, tableRow } from '@gatehouse/action-kit';
import type { FreshnessPolicy } from '@gatehouse/policy';
import type { Alarm } from '../issues/index.ts';
import { closing, measuredBy } from './stale-body.ts';
import type { DeadPin, PinsReport, RunPlace } from './types.ts';

/** Rows, and places in a row, that a body shows; the report file has them all. */
const MAX_ROWS = 40;
const MAX_PLACES = 5;
const MAX_MISSING = 5;

/** The alarm of the pins of a set, or of all pins of a repository without sets. */
export function pinsAlarm(policy: FreshnessPolicy, report: PinsReport, place: RunPlace): Alarm {
  const wish = ({ dead: 'raise', alive: 'settle', unknown: 'leave', none: 'leave' } as const)[report.state];
  const whose = report.set === null ? 'this repository' : `the set ${report.set}`;
  return {
    key: report.set === null ? 'pins' : `pins/${report.set}`,
    wish,
    title: `Images pinned by ${whose} are gone from their registry`,
    raised: raised(policy, report, place),
    settled: settled(report, place),
  };
}

function raised(policy: FreshnessPolicy, report: PinsReport, place: RunPlace): string {
  const { dead } = report;
  const cut = dead.length > MAX_ROWS ? ['', `${dead.length - MAX_ROWS} more are in the report of the run.`] : [];
  return [
    `${dead.length} of ${report.digests} pinned digests are not wholly in their registry any more. Whatever pulls them anew fails.`,
    '',
    '| Image | Digest | Pinned at | Gone |',
    '| --- | --- | --- | --- |',
    ...dead.slice(0, MAX_ROWS).map(row),
    ...cut,
    '',
    `**What to do:** promote a newer build${report.set === null ? ', or pin another digest' : ` of the set ${code(report.set)}, or roll it back`}. GitHub Packages restores a deleted version for 30 days; a child of an index is restored in the same way.`,
    '',
    closing(policy),
    '',
    measuredBy(report, place),
  ].join('\n');
}

function row({ image, digest, places, missing }: DeadPin): string {
  return tableRow([code(image), code(digest), some(places, MAX_PLACES), some(missing, MAX_MISSING)]);
}

function some(texts: readonly string[], most: number): string {
  const more = texts.length > most ? ` and ${texts.length - most} more` : '';
  return `${texts.slice(0, most).map(code).join(', ')}${more}`;
}

function settled(report: PinsReport, place: RunPlace): string {
  const numbers = `pins: ${report.pins}, digests: ${report.digests}`;
  const all = `Everything that is pinned is there again, children included (${numbers}).`;
  return [all, '', measuredBy(report, place)].join('\n');
}
