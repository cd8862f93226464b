import { type Graph, type Node, precede } from './graph.ts';
import type { Selection } from './select.ts';
import type { PlannedRoot, PlannedVersion } from './types.ts';

interface Ordered {
  readonly roots: readonly PlannedRoot[];
  /** What has no place in any order, because it is held in a circle. */
  readonly unplaced: readonly string[];
}

type Role = PlannedVersion['role'];

/**
 * Everything that goes, in an order in which every digest goes after the indexes that name it, and after its signatures: whenever a run
 * ends, nothing is left that names what is gone, and what could not go yet is found again by the next run. What several roots hold goes
 * with the last of them.
 */
export function deletionOrder(graph: Graph, { roots, going }: Selection): Ordered {
  const gone = new Set<string>();
  const ordered: PlannedRoot[] = [];
  let left = roots;
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    const blocked: Node[] = [];
    for (const root of left) {
      if (gone.has(root.digest)) continue;
      if (!isFree(root, going, gone)) {
        blocked.push(root);
        continue;
      }
      const versions = sorted(graph, groupOf(graph, root, going, gone), going).flatMap(([node, role]) =>
        copiesOf(graph, node, role, going),
      );
      ordered.push({ turn: ordered.length, digest: root.digest, why: whyOf(root), versions });
    }
    left = blocked;
  }
  return { roots: ordered, unplaced: [...going].filter((digest) => !gone.has(digest)) };
}

/** A root with all that nothing else holds any more. */
function groupOf(graph: Graph, root: Node, going: ReadonlySet<string>, gone: Set<string>): ReadonlyMap<Node, Role> {
  const ready: [Node, Role][] = [[root, 'root']];
  const group = new Map<Node, Role>();
  for (let next = ready.shift(); next; next = ready.shift()) {
    const [node, role] = next;
    if (gone.has(node.digest)) continue;
    gone.add(node.digest);
    group.set(node, role);
    for (const [digest, as] of [...node.holds].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const held = graph.get(digest);
      if (held && going.has(digest) && isFree(held, going, gone)) ready.push([held, as]);
    }
  }
  return group;
}

const isFree = ({ holders }: Node, going: ReadonlySet<string>, gone: ReadonlySet<string>): boolean =>
  [...holders].every((holder) => !going.has(holder) || gone.has(holder));

/** The group in its order. A signature that its own subject names goes after it: an index must not lack what it names. */
function sorted(
  graph: Graph,
  group: ReadonlyMap<Node, Role>,
  going: ReadonlySet<string>,
): readonly (readonly [Node, Role])[] {
  const left = new Map(group);
  const order: [Node, Role][] = [];
  const waits = (node: Node, only?: 'child') =>
    precede(graph, node, going, only).some((digest) => [...left.keys()].some((other) => other.digest === digest));
  while (left.size > 0) {
    const nodes = [...left.keys()];
    const next = nodes.find((node) => !waits(node)) ?? nodes.find((node) => !waits(node, 'child')) ?? nodes[0];
    if (next === undefined) break;
    order.push([next, left.get(next) ?? 'child']);
    left.delete(next);
  }
  return order;
}

function copiesOf(graph: Graph, node: Node, role: Role, going: ReadonlySet<string>): readonly PlannedVersion[] {
  const after = [...new Set(precede(graph, node, going))].sort();
  return node.copies.map((copy) => ({ ...copy, tags: [...copy.tags].sort(), role, after }));
}

function whyOf({ tags, copies }: Node): string {
  const dates = copies.flatMap(({ createdAt, updatedAt }) => [createdAt ?? '', updatedAt ?? '']);
  const last = dates.sort().at(-1)?.slice(0, 10);
  return `only ${tags.join(', ')}; pushed or tagged last on ${last}; no branch, tag, pull request or promotion uses it`;
}
