import type { Verdict } from '@gatehouse/policy';
import { fenced } from '../markdown.ts';
import type { Budget } from './budget.ts';

/** Invisible characters as JSON escapes, so that what is shown is the same JSON. */
function readableJson(value: unknown): string {
  return JSON.stringify(value, null, 1)
    .split('\n')
    .map((line) => line.replace(/[\p{Cf}\p{Co}\p{Cn}\u2028\u2029\u007f-\u009f]/gu, jsonEscape))
    .join('\n');
}

function jsonEscape(char: string): string {
  return Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join(
    '',
  );
}

/** The whole verdict, folded, when there is room; its size when not. */
export function fullSection(verdict: Verdict, budget: Budget): string[] {
  const compact = Buffer.byteLength(JSON.stringify(verdict));
  const block = compact > budget.left ? '' : fenced('json', readableJson(verdict));
  const size = Buffer.byteLength(block);
  if (block === '' || size > budget.left) {
    const where = 'output `verdict-file` names the file that has it';
    return [`The verdict as JSON (${compact} bytes) does not fit here; ${where}.`, ''];
  }
  budget.left -= size;
  return ['<details><summary>The verdict as JSON</summary>', '', block, '', '</details>', ''];
}
