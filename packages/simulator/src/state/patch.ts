import type { PathChange, Side } from './diff.ts';
import type { ObjectStore } from './store.ts';

export interface Patch {
  readonly additions: number;
  readonly deletions: number;
  /** Hunks without the file header; null for binary content, submodules and files too large to show. */
  readonly text: string | null;
}

/** GitHub leaves the patch of a large file out; the exact figure is not published. */
const MAX_PATCH_BYTES = 512 * 1024;
const CONTEXT = 3;

/**
 * One hunk from the first to the last differing line. A correct diff, not a minimal one: nothing may be decided from
 * a patch, so nobody needs better.
 */
export function patchOf(store: ObjectStore, change: PathChange): Patch {
  const before = contentOf(store, change.before);
  const after = contentOf(store, change.after);
  if (before === null || after === null) return { additions: 0, deletions: 0, text: null };
  const old = splitLines(before);
  const now = splitLines(after);
  const { start, oldEnd, newEnd } = differingRange(old, now);
  const additions = newEnd - start;
  const deletions = oldEnd - start;
  const shown = additions + deletions > 0 && before.length + after.length <= MAX_PATCH_BYTES;
  return { additions, deletions, text: shown ? hunk(old, now, { start, oldEnd, newEnd }) : null };
}

function contentOf(store: ObjectStore, side: Side | null): string | null {
  if (side === null) return '';
  if (side.mode === '160000') return `Subproject commit ${side.oid}\n`;
  const { bytes } = store.read('blob', side.oid);
  return bytes.includes(0) ? null : bytes.toString('utf8');
}

function splitLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  else lines.push(`${lines.pop() ?? ''}\n\\ No newline at end of file`);
  return lines;
}

export interface Range {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

export function differingRange(old: readonly string[], now: readonly string[]): Range {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let oldEnd = old.length;
  let newEnd = now.length;
  while (oldEnd > start && newEnd > start && old[oldEnd - 1] === now[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  return { start, oldEnd, newEnd };
}

function hunk(old: readonly string[], now: readonly string[], { start, oldEnd, newEnd }: Range): string {
  const top = Math.max(0, start - CONTEXT);
  const tail = old.slice(oldEnd, oldEnd + CONTEXT);
  const header = `@@ -${span(top, oldEnd + tail.length - top)} +${span(top, newEnd + tail.length - top)} @@`;
  return [
    header,
    ...old.slice(top, start).map((line) => ` ${line}`),
    ...old.slice(start, oldEnd).map((line) => `-${line}`),
    ...now.slice(start, newEnd).map((line) => `+${line}`),
    ...tail.map((line) => ` ${line}`),
  ].join('\n');
}

const span = (top: number, length: number) => `${length === 0 ? top : top + 1},${length}`;
