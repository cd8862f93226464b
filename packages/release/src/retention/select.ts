import { type Graph, kindOf, type Node } from './graph.ts';
import { growKept, pushedAt } from './keepers.ts';
import type { Kept } from './types.ts';

/** What goes and what stays, of everything there is: the two have no digest in common, and none is left out. */
export interface Selection {
  /** Oldest first. */
  readonly roots: readonly Node[];
  /** Everything that goes, the roots too. */
  readonly going: ReadonlySet<string>;
  readonly kept: ReadonlyMap<string, Kept>;
}

/**
 * Chooses at most `atMost` roots of every image repository, oldest first, and what goes with them. The rest stays, and so does whatever
 * any of it holds or belongs to: nothing that goes can be reached from what stays.
 */
export function select(graph: Graph, staying: ReadonlyMap<string, Kept>, atMost: number, now: number): Selection {
  const kept = new Map(staying);
  const chosen = chooseRoots(graph, kept, atMost, now);
  const proposed = below(graph, chosen);
  const rest = Array.from(graph.values()).filter(({ digest }) => !proposed.has(digest) && !kept.has(digest));
  const [waiting, others] = [rest.filter((node) => kindOf(node) === 'pending'), rest];
  growKept(
    kept,
    graph,
    waiting.map(({ digest }) => ({ digest, because: 'waiting', through: null })),
  );
  growKept(
    kept,
    graph,
    others.map(({ digest }) => ({ digest, because: 'loose', through: null })),
  );
  const going = new Set([...proposed].filter((digest) => !kept.has(digest)));
  return { roots: chosen.filter(({ digest }) => going.has(digest)), going, kept };
}

/** Candidates that no other candidate holds, as long as each of their image repositories has room. */
function chooseRoots(graph: Graph, kept: ReadonlyMap<string, Kept>, atMost: number, now: number): readonly Node[] {
  const isCandidate = (node: Node) => kindOf(node) === 'pending' && !kept.has(node.digest);
  const candidates = Array.from(graph.values()).filter(isCandidate);
  const names = new Set(candidates.map(({ digest }) => digest));
  const roots = candidates.filter(({ holders }) => ![...holders].some((holder) => names.has(holder)));
  const dated = roots.map((node) => ({ node, at: pushedAt(node, now) }));
  dated.sort((a, b) => a.at - b.at || (a.node.digest < b.node.digest ? -1 : 1));
  const taken = new Map<string, number>();
  return dated.flatMap(({ node }) => {
    const images = new Set(node.copies.map(({ image }) => image));
    if ([...images].some((image) => (taken.get(image) ?? 0) >= atMost)) return [];
    for (const image of images) taken.set(image, (taken.get(image) ?? 0) + 1);
    return [node];
  });
}

/** The roots and all that they hold, as far as it is of a kind that may go at all. */
function below(graph: Graph, roots: readonly Node[]): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...roots];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (found.has(node.digest)) continue;
    found.add(node.digest);
    for (const digest of node.holds.keys()) {
      const held = graph.get(digest);
      if (held && (kindOf(held) === 'pending' || kindOf(held) === 'bound')) queue.push(held);
    }
  }
  return found;
}
