import { columns } from '../columns.ts';
import { printable } from '../escape.ts';
import type { Colors } from '../terminal.ts';
import type { Check } from './check.ts';

/** Every check on a line, in the order they were made, with its fix below; then the count. */
export function renderChecks(heading: string, checks: readonly Check[], colors: Colors): string {
  const rows = columns(checks.map(({ name, ok, message }) => [wordFor(ok), name, printable(message)]));
  const lines = checks.map(({ ok, fix }, at) => {
    const word = wordFor(ok);
    const paint = ok === null ? colors.yellow : ok ? colors.green : colors.red;
    const line = `${paint(word)}${(rows[at] ?? '').slice(word.length)}`;
    return fix === '' ? line : `${line}\n         fix: ${printable(fix)}`;
  });
  return `${printable(heading)}\n\n${lines.join('\n')}\n\n${tally(checks)}\n`;
}

function wordFor(ok: boolean | null): string {
  return ok === null ? 'unknown' : ok ? 'ok' : 'problem';
}

function tally(checks: readonly Check[]): string {
  const count = (ok: boolean | null) => checks.filter((check) => check.ok === ok).length;
  const [problems, unknowns, fine] = [count(false), count(null), count(true)];
  if (problems + unknowns === 0) return `The boundary holds: all ${fine} checks are ok.`;
  return `${problems} ${problems === 1 ? 'problem' : 'problems'}, ${unknowns} unknown, ${fine} ok.`;
}
