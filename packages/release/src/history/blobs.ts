import type { ImageSet } from '@gatehouse/policy';
import { mayHoldPins } from '../pins/index.ts';

/** A commit of a first-parent line, as far as history is read from it. */
export interface HistoryCommit {
  readonly oid: string;
  readonly firstParent: string | null;
  /** ISO 8601, the committer's. */
  readonly committedAt: string;
  /** What differs from the first parent (the root commit: every file); `oid` null: gone. */
  readonly changed: readonly { readonly path: string; readonly mode: string; readonly oid: string | null }[];
}

/** Blobs that must be read before `promotionHistory` can answer: every version of every file in which pins may live. */
export function historyBlobs(set: Pick<ImageSet, 'pins'>, line: readonly HistoryCommit[]): readonly string[] {
  const changed = line.flatMap((commit) => commit.changed);
  const wanted = changed.filter(({ path, mode }) => mode.startsWith('100') && mayHoldPins(set, path));
  return [...new Set(wanted.flatMap(({ oid }) => oid ?? []))];
}
