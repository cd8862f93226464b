import type { DecidedVerdict } from '../decided.ts';
import { printableJson } from '../escape.ts';
import type { Colors } from '../terminal.ts';
import { sarifLog } from './sarif.ts';
import { verdictText } from './text.ts';

export const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export function render(verdict: DecidedVerdict, format: CheckFormat, colors: Colors): string {
  if (format === 'json') return `${printableJson(verdict, 2)}\n`;
  if (format === 'sarif') return `${printableJson(sarifLog(verdict), 2)}\n`;
  // An error has been told on standard error already; there is no result.
  return verdict.outcome === 'error' ? '' : verdictText(verdict, colors);
}
