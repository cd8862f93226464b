import type { ChangedFile, FileSide } from '@gatehouse/bumps';

/** Bytes as text, one character each: lines are told apart, never shown. */
const LATIN = new TextDecoder('latin1');

/**
 * Lines that a change adds and removes together. Lines that only moved within a file count for nothing, so this is never more than a diff
 * shows. Binary files have no lines. Null: a file was not read.
 */
export function changedLines(files: readonly ChangedFile[]): number | null {
  let sum = 0;
  for (const { before, after } of files) {
    const [old, young] = [linesOf(before), linesOf(after)];
    if (old === null || young === null) return null;
    sum += difference(old, young);
  }
  return sum;
}

/** Null: not read. What is no blob (a submodule) is one line, its commit. */
function linesOf(side: FileSide | null): readonly string[] | null {
  if (side === null) return [];
  if (side.mode === '160000') return [side.oid];
  if (side.bytes === undefined) return null;
  const text = LATIN.decode(side.bytes);
  if (text.includes('\0') || text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

function difference(before: readonly string[], after: readonly string[]): number {
  const balance = new Map<string, number>();
  for (const line of before) balance.set(line, (balance.get(line) ?? 0) - 1);
  for (const line of after) balance.set(line, (balance.get(line) ?? 0) + 1);
  return [...balance.values()].reduce((sum, number) => sum + Math.abs(number), 0);
}
