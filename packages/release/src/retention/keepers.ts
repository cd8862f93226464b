import { ageOf } from './age.ts';
import { bindsTo, type Graph, kindOf, type Node } from './graph.ts';
import type { Kept, KeptBecause, Use } from './types.ts';

export interface AgeLimit {
  readonly now: number;
  /** What was pushed or tagged after this is young, in milliseconds since 1970. */
  readonly youngAfter: number;
}

/** Adds what stays, and everything that must stay because of it; what is there already keeps its reason. */
export function growKept(kept: Map<string, Kept>, graph: Graph, seeds: readonly Kept[]): void {
  const queue: Kept[] = [];
  for (const seed of seeds) {
    if (!graph.has(seed.digest) || kept.has(seed.digest)) continue;
    kept.set(seed.digest, seed);
    queue.push(seed);
  }
  for (let next = queue.pop(); next; next = queue.pop()) {
    const node = graph.get(next.digest);
    for (const digest of node ? bindsTo(node) : []) {
      if (kept.has(digest) || !graph.has(digest)) continue;
      const held: Kept = { digest, because: 'held', through: next.digest };
      kept.set(digest, held);
      queue.push(held);
    }
  }
}

const STRENGTH: readonly Use['because'][] = ['promoted', 'pinned', 'mentioned'];

/** What git uses, with the indexes above it: registries collect what no tag and no index holds. */
export function usedDigests(graph: Graph, uses: readonly Use[]): readonly Kept[] {
  const inOrder = uses.toSorted((a, b) => (`${a.digest} ${a.place}` < `${b.digest} ${b.place}` ? -1 : 1));
  const sorted = STRENGTH.flatMap((because) => inOrder.filter((use) => use.because === because));
  const found = sorted.map(({ digest, because, place }): Kept => ({ digest, because, through: place }));
  const above: Kept[] = [];
  const seen = new Set<string>();
  const climb = (digest: string) => {
    for (const holder of graph.get(digest)?.holders ?? []) {
      if (seen.has(holder)) continue;
      seen.add(holder);
      above.push({ digest: holder, because: 'holder', through: digest });
      climb(holder);
    }
  };
  for (const { digest } of found) climb(digest);
  return [...found, ...above];
}

export const taggedDigests = (graph: Graph): readonly Kept[] => seeds(graph, (node) => own(node, 'tagged'));

/** What nobody may judge yet: young, of unknown age, or held by nothing that is here. */
export const undecidedDigests = (graph: Graph, limit: AgeLimit): readonly Kept[] =>
  seeds(graph, (node) => own(node, 'loose') ?? ageKeeps(node, limit));

const own = (node: Node, kind: 'tagged' | 'loose'): Kept | null =>
  kindOf(node) === kind ? { digest: node.digest, because: kind, through: null } : null;

function ageKeeps(node: Node, { now, youngAfter }: AgeLimit): Kept | null {
  const pending = kindOf(node) === 'pending';
  // What has no tag is as old as what holds it; a signature made lately is a sign of life, one without a date is none.
  if (!pending && node.tags.length === 0) return null;
  const ages = node.copies.map((copy) => ageOf(copy, now));
  const because = (what: KeptBecause, through: string | null): Kept => ({
    digest: node.digest,
    because: what,
    through,
  });
  const doubt = ages.find((age) => age.kind !== 'dated');
  if (doubt && pending) return because('undated', doubt.why);
  return ages.some((age) => age.kind === 'dated' && age.at > youngAfter) ? because('young', null) : null;
}

function seeds(graph: Graph, why: (node: Node) => Kept | null): readonly Kept[] {
  return Array.from(graph.values()).flatMap((node) => why(node) ?? []);
}

/** When the youngest copy of a digest was pushed or tagged. */
export function pushedAt(node: Node, now: number): number {
  const times = node.copies.map((copy) => ageOf(copy, now));
  return Math.max(...times.map((age) => (age.kind === 'dated' ? age.at : Number.POSITIVE_INFINITY)));
}
