import { commitsBetween } from './graph.ts';
import { type Commit, rawName } from './objects.ts';
import type { ObjectStore } from './store.ts';
import { entryAt } from './tree.ts';

export interface HistoryFilter {
  /** Only commits that changed what stands there; null: all. */
  readonly path: string | null;
  /** ISO 8601, both included; null: no bound. */
  readonly since: string | null;
  readonly until: string | null;
}

/** Newest first, merged branches among the rest. */
export function historyOf(store: ObjectStore, tip: string, { path, since, until }: HistoryFilter): Commit[] {
  const from = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since) / 1000;
  const to = until === null ? Number.POSITIVE_INFINITY : Date.parse(until) / 1000;
  return commitsBetween(store, null, tip)
    .reverse()
    .sort((a, b) => b.committer.seconds - a.committer.seconds)
    .filter(({ committer }) => committer.seconds >= from && committer.seconds <= to)
    .filter((commit) => path === null || changes(store, commit, path));
}

/** As git simplifies a history: a merge that took one side's version as it was changed nothing. */
function changes(store: ObjectStore, commit: Commit, path: string): boolean {
  const at = ({ tree }: Commit) => entryAt(store, tree, rawName(path))?.oid ?? null;
  const after = at(commit);
  const before = commit.parents.map((oid) => at(store.read('commit', oid)));
  return before.length === 0 ? after !== null : before.every((oid) => oid !== after);
}
