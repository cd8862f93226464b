import type { Change, ChangedFile, FileSide } from '@gatehouse/bumps';

/** Lines that one side has and the other has not, in all files: what a person would have to read; null when some file was not read. */
export function changedLines({ files }: Pick<Change, 'files'>): number | null {
  let sum = 0;
  for (const file of files) {
    const lines = linesOf(file);
    if (lines === null) return null;
    sum += lines;
  }
  return sum;
}

function linesOf({ before, after }: ChangedFile): number | null {
  const [old, now] = [textOf(before), textOf(after)];
  if (old === null || now === null) return null;
  const counts = new Map<string, number>();
  for (const line of now) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of old) counts.set(line, (counts.get(line) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

function textOf(side: FileSide | null): readonly string[] | null {
  if (side === null) return [];
  if (side.bytes === undefined) return null;
  const text = new TextDecoder().decode(side.bytes);
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
