import { type TrialResult, wordsOf } from '@gatehouse/levers';
import { printable } from '../escape.ts';
import type { Colors } from '../terminal.ts';

const WIDTHS = { lever: 10, what: 62, outcome: 8 };

/** One line for what was tried; more when it did not go as it should. */
export function renderResult(result: TrialResult, colors: Colors): string {
  const { lever, what, outcome, stoppedBy, asExpected } = result;
  const word = asExpected ? colors.green('ok ') : colors.red('NO ');
  const cells = [lever.padEnd(WIDTHS.lever), what.padEnd(WIDTHS.what), outcome.padEnd(WIDTHS.outcome)];
  const line = `${word} ${cells.join(' ')} ${stoppedBy.join(', ')}`.trimEnd();
  if (asExpected) return `${line}\n`;
  const why =
    result.wrong.length > 0 ? result.wrong : [`should have ended as ${result.expected.map(wordsOf).join(', or ')}`];
  return [line, ...[...why, result.detail].map((one) => `      ${printable(one)}`), ''].join('\n');
}
