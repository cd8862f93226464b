import type { Explanation } from '@gatehouse/policy';
import { printableJson } from '../escape.ts';
import type { Colors } from '../terminal.ts';
import { explanationText } from './text.ts';

export const EXPLAIN_FORMATS = ['text', 'json'] as const;
export type ExplainFormat = (typeof EXPLAIN_FORMATS)[number];

export function renderExplanation(explanation: Explanation, format: ExplainFormat, colors: Colors): string {
  return format === 'json' ? `${printableJson(explanation, 2)}\n` : explanationText(explanation, colors);
}
