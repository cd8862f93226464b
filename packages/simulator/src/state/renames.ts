import type { PathChange, Side } from './diff.ts';
import type { RawName } from './objects.ts';
import type { ObjectStore } from './store.ts';

export interface FileChange extends PathChange {
  /** Set when this is a rename; `before` is then the side under the old name. */
  readonly previousPath: RawName | null;
}

/** Beyond this many added or deleted files only exact renames are looked for, as git's rename limit does. */
const INEXACT_LIMIT = 100;
const SIMILARITY = 0.5;

/** Pairs deletions with additions of the same or similar content; the rename stands where the addition stood. */
export function detectRenames(store: ObjectStore, changes: readonly PathChange[]): FileChange[] {
  const sources = new Map<PathChange, PathChange>();
  const deleted = changes.filter((change) => change.after === null);
  const added = changes.filter((change) => change.before === null);
  if (deleted.length > 0 && added.length > 0) {
    pairExact(deleted, added, sources);
    pairSimilar(store, deleted, added, sources);
  }
  const used = new Set(sources.values());
  return changes
    .filter((change) => !used.has(change))
    .map((change) => {
      const source = sources.get(change);
      return { ...change, before: source?.before ?? change.before, previousPath: source?.path ?? null };
    });
}

function pairExact(deleted: readonly PathChange[], added: readonly PathChange[], out: Map<PathChange, PathChange>) {
  const byOid = new Map<string, PathChange[]>();
  for (const change of deleted) {
    const oid = change.before?.oid ?? '';
    byOid.set(oid, [...(byOid.get(oid) ?? []), change]);
  }
  for (const change of added) {
    const source = byOid.get(change.after?.oid ?? '')?.shift();
    if (source !== undefined) out.set(change, source);
  }
}

function pairSimilar(
  store: ObjectStore,
  deleted: readonly PathChange[],
  added: readonly PathChange[],
  out: Map<PathChange, PathChange>,
) {
  const used = new Set(out.values());
  const from = deleted.filter((change) => !used.has(change) && isBlob(change.before));
  const to = added.filter((change) => !out.has(change) && isBlob(change.after));
  if (from.length > INEXACT_LIMIT || to.length > INEXACT_LIMIT) return;
  for (const change of to) {
    const best = bestSource(store, change, from);
    if (best === null) continue;
    out.set(change, best);
    from.splice(from.indexOf(best), 1);
  }
}

function bestSource(store: ObjectStore, change: PathChange, from: readonly PathChange[]): PathChange | null {
  let best: { score: number; source: PathChange } | null = null;
  for (const source of from) {
    const score = similarity(linesOf(store, source.before), linesOf(store, change.after));
    if (score >= SIMILARITY && score > (best?.score ?? 0)) best = { score, source };
  }
  return best?.source ?? null;
}

const isBlob = (side: Side | null) => side !== null && side.mode !== '160000';

function linesOf(store: ObjectStore, side: Side | null): string[] {
  if (side === null) return [];
  // each with its end, so that nothing counts as a line after the last one
  return store
    .read('blob', side.oid)
    .bytes.toString('latin1')
    .split(/(?<=\n)/);
}

/** Share of the larger side's lines that the other side has too. */
function similarity(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of a) counts.set(line, (counts.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of b) {
    const left = counts.get(line) ?? 0;
    if (left === 0) continue;
    counts.set(line, left - 1);
    common += 1;
  }
  return common / Math.max(a.length, b.length);
}
