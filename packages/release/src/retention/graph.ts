import { groupBy } from '@gatehouse/bumps';
import { pendingRevision, subjectOfTag } from './tags.ts';
import type { RetentionState, Version } from './types.ts';

/** A digest, wherever it lies: what keeps one copy of it keeps them all. */
export interface Node {
  readonly digest: string;
  readonly copies: readonly Version[];
  readonly tags: readonly string[];
  /** Digests here that hold it: indexes that name it, what it is a signature of. It is of no use without them. */
  readonly holders: Set<string>;
  readonly holds: Map<string, 'child' | 'referrer' | 'signature'>;
  /** Those of its holders that it was made for: the subject of a referrer or a signature. */
  readonly subjects: Set<string>;
}

export type Graph = ReadonlyMap<string, Node>;

export type NodeKind =
  /** It has tags, and each is `pending-<sha>`. */
  | 'pending'
  /** It has a tag of another kind. */
  | 'tagged'
  /** It has no tag, or only those of a signature, and shares the fate of what holds it. */
  | 'bound'
  /** The same, but nothing here holds it. */
  | 'loose';

export function kindOf({ tags, holders }: Node): NodeKind {
  if (tags.length > 0 && tags.every((tag) => pendingRevision(tag) !== null)) return 'pending';
  if (tags.some((tag) => subjectOfTag(tag) === null)) return 'tagged';
  return holders.size > 0 ? 'bound' : 'loose';
}

/** Who holds whom among all versions: children of indexes, referrers by their subject, signatures by their tags. */
export function buildGraph({ versions, manifests }: RetentionState): Graph {
  const graph = new Map<string, Node>();
  // In one order whatever the list's was, so that the same versions always make the same plan.
  const groups = [...groupBy(versions, (version) => version.digest)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [digest, found] of groups) {
    const copies = found.toSorted((a, b) => (a.image < b.image ? -1 : 1));
    const tags = [...new Set(copies.flatMap((copy) => copy.tags))].sort();
    graph.set(digest, { digest, copies, tags, holders: new Set(), holds: new Map(), subjects: new Set() });
  }
  const hold = (holder: string, held: string, as: 'child' | 'referrer' | 'signature') => {
    if (holder === held) return;
    const above = graph.get(holder);
    const below = graph.get(held);
    if (!above || !below) return;
    // What an index names is its child, whatever else it may be to it.
    if (as === 'child' || !above.holds.has(held)) above.holds.set(held, as);
    below.holders.add(holder);
    if (as !== 'child') below.subjects.add(holder);
  };
  for (const { digest, tags } of graph.values()) {
    const facts = manifests.get(digest);
    for (const child of facts?.children ?? []) hold(digest, child.digest, 'child');
    if (facts?.subject) hold(facts.subject, digest, 'referrer');
    for (const tag of tags) {
      const subject = subjectOfTag(tag);
      if (subject !== null) hold(subject, digest, 'signature');
    }
  }
  return graph;
}

/** Digests that must stay because one does: what it holds, and what it is a referrer or signature of. */
export function bindsTo({ holds, subjects }: Node): readonly string[] {
  return [...holds.keys(), ...subjects];
}

/** Digests among those that go which have to go before a digest does: indexes that name it and, unless `only` children, what was made for it. */
export function precede(graph: Graph, node: Node, going: ReadonlySet<string>, only?: 'child'): readonly string[] {
  const names = (holder: string) => graph.get(holder)?.holds.get(node.digest) === 'child';
  const above = [...node.holders].filter((holder) => going.has(holder) && names(holder));
  if (only === 'child') return above;
  const made = [...node.holds.keys()].filter(
    (digest) => going.has(digest) && graph.get(digest)?.subjects.has(node.digest),
  );
  return [...above, ...made];
}
