import { code, prose, tableRow } from '@gatehouse/action-kit';
import type { Evidence, Refusal } from '@gatehouse/release';

/** Longer lists are cut and counted: a summary ends at one mebibyte and a body at 65,536 characters. */
const MAX_ROWS = 50;

const OUTCOMES = { passed: 'passed', failed: '**failed**', absent: '**absent**', 'not-asked': 'not asked' } as const;

/** A table of checks; empty when there are none. */
export function renderEvidence(evidence: readonly Evidence[], rows = MAX_ROWS): readonly string[] {
  if (evidence.length === 0) return [];
  const shown = evidence
    .slice(0, rows)
    .map(({ check, outcome, detail }) => tableRow([prose(check), OUTCOMES[outcome], prose(detail)]));
  return ['| Check | Outcome | What was found |', '| --- | --- | --- |', ...shown, '', ...more(evidence.length, rows)];
}

/** Why a lever did not act, and what to do; empty when it did. */
export function renderRefusals(refusals: readonly Refusal[]): readonly string[] {
  if (refusals.length === 0) return [];
  const shown = refusals
    .slice(0, MAX_ROWS)
    .map(({ rule, place, message, fix }) =>
      tableRow([code(rule), place === null ? '' : code(place), prose(message), prose(fix)]),
    );
  return [
    '| Rule | Where | Why | What to do |',
    '| --- | --- | --- | --- |',
    ...shown,
    '',
    ...more(refusals.length, MAX_ROWS),
  ];
}

function more(count: number, rows: number): readonly string[] {
  return count > rows ? [`${count - rows} more are in the report file.`, ''] : [];
}

/** One line for the log. */
export function refusalLine({ rule, place, message, fix }: Refusal): string {
  return `${rule}${place === null ? '' : ` at ${place}`}: ${asSentence(message)} ${fix}`;
}

/** Messages of errors have no full stop, so that they can be part of a sentence; here they are one. */
export function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
