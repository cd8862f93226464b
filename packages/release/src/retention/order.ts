import type { Graph, Node } from './graph.ts';
import type { Selection } from './select.ts';
import type { PlannedRoot, PlannedVersion } from './types.ts';

interface Ordered {
  readonly roots: readonly PlannedRoot[];
  /** What has no place in any order, because it is held in a circle. */
  readonly unplaced: readonly string[];
}

/**
 * Everything that goes, in an order in which every digest goes after all that hold it: whenever a run ends, nothing is left that names
 * what is gone. What several roots hold goes with the last of them.
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
      if (isFree(root, going, gone))
        ordered.push({
          turn: ordered.length,
          digest: root.digest,
          why: whyOf(root),
          versions: withAll(graph, root, going, gone),
        });
      else blocked.push(root);
    }
    left = blocked;
  }
  return { roots: ordered, unplaced: [...going].filter((digest) => !gone.has(digest)) };
}

/** A root, and behind it all that nothing else holds any more; a root among those comes with a group of its own. */
function withAll(graph: Graph, root: Node, going: ReadonlySet<string>, gone: Set<string>): readonly PlannedVersion[] {
  const ready: { node: Node; role: PlannedVersion['role'] }[] = [{ node: root, role: 'root' }];
  const versions: PlannedVersion[] = [];
  for (let next = ready.shift(); next; next = ready.shift()) {
    const { node, role } = next;
    if (gone.has(node.digest)) continue;
    gone.add(node.digest);
    for (const copy of node.copies)
      versions.push({
        ...copy,
        tags: [...copy.tags].sort(),
        role,
        heldBy: [...node.holders].filter((holder) => going.has(holder)).sort(),
      });
    for (const [digest, as] of [...node.holds].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const held = graph.get(digest);
      if (held && going.has(digest) && isFree(held, going, gone)) ready.push({ node: held, role: as });
    }
  }
  return versions;
}

const isFree = ({ holders }: Node, going: ReadonlySet<string>, gone: ReadonlySet<string>): boolean =>
  [...holders].every((holder) => !going.has(holder) || gone.has(holder));

function whyOf({ tags, copies }: Node): string {
  const dates = copies.flatMap(({ createdAt, updatedAt }) => [createdAt ?? '', updatedAt ?? '']);
  const last = dates.sort().at(-1)?.slice(0, 10);
  return `only ${tags.join(', ')}; pushed or tagged last on ${last}; no branch, tag, pull request or promotion uses it`;
}
