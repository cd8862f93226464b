import { code, prose, tableRow } from '@gatehouse/action-kit';
import type { Evidence, Refusal } from '@gatehouse/release';

/** Longer lists are cut and counted: a summary ends at one mebibyte and a body at 65,536 characters. */
const MAX_ROWS = 50;

const OUTCOMES = { passed: 'passed', failed: '**failed**', absent: '**absent**', 'not-asked': 'not asked' } as const;

/** A table of checks; empty when there are none. */
export function renderEvidence(evidence: readonly Evidence[], most = MAX_ROWS): readonly string[] {
  const rows = evidence.map(({ check, outcome, detail }) => tableRow([prose(check), OUTCOMES[outcome], prose(detail)]));
  return renderTable('| Check | Outcome | What was found |', rows, most);
}

/** Why a lever did not act, and what to do; empty when it did. */
export function renderRefusals(refusals: readonly Refusal[]): readonly string[] {
  const rows = refusals.map(({ rule, place, message, fix }) =>
    tableRow([code(rule), place === null ? '' : code(place), prose(message), prose(fix)]),
  );
  return renderTable('| Rule | Where | Why | What to do |', rows);
}

/**
 * Lines of a table, with an empty one behind it; rows past `most` are counted, for the report file has them. Empty when there are no rows.
 * @param head `| Image | From | To |`
 */
export function renderTable(head: string, rows: readonly string[], most = MAX_ROWS): readonly string[] {
  if (rows.length === 0) return [];
  const more = rows.length > most ? [`${rows.length - most} more are in the report file.`, ''] : [];
  return [head, head.replace(/[^|]+/g, ' --- '), ...rows.slice(0, most), '', ...more];
}

/** One line for the log. */
export function refusalLine({ rule, place, message, fix }: Refusal): string {
  return `${rule}${place === null ? '' : ` at ${place}`}: ${asSentence(message)} ${fix}`;
}

/** Messages of errors have no full stop, so that they can be part of a sentence; here they are one. */
export function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
