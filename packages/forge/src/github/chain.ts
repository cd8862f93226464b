import type { GatehouseError } from '@gatehouse/policy';
import { groupFault, type QueueNode } from './queue.ts';

/** One entry of a group with the commits its change lies between. */
export interface Link {
  readonly node: QueueNode;
  readonly from: string;
  readonly to: string;
}

/**
 * The entries that lead from the group's base to its head, in order. GitHub says of an entry's `baseCommit` only that it is its base:
 * where it is the previous entry's head, it is the link; where every entry names the group's base, the first parent of its head
 * commit is (that holds for merge and squash). Whatever fits neither reading is refused, for then some change would be
 * put on the wrong author.
 */
export function chainOf(entries: readonly QueueNode[], base: string, head: string): Link[] {
  const chain: Link[] = [];
  let to = head;
  while (to !== base) {
    const node = headedBy(entries, to);
    const from = previousOf(entries, node, base);
    if (chain.length === entries.length) throw unclear(`the entries before ${head} lead in a circle`);
    chain.unshift({ node, from, to });
    to = from;
  }
  if (chain.length === 0) throw unclear(`the group's head ${head} is its base`);
  return chain;
}

function headedBy(entries: readonly QueueNode[], oid: string): QueueNode {
  const [node, ...more] = entries.filter((entry) => entry.headCommit?.oid === oid);
  if (node === undefined) throw unclear(`no entry of the queue ends in commit ${oid}`);
  if (more.length > 0) throw unclear(`several entries of the queue end in commit ${oid}`);
  return node;
}

function previousOf(entries: readonly QueueNode[], node: QueueNode, base: string): string {
  const parent = node.headCommit?.parents.nodes[0]?.oid;
  const stated = node.baseCommit?.oid;
  if (stated === undefined) throw unclear(`entry ${node.position} of the queue has no base commit`);
  if (parent !== undefined && (parent === base || isHead(entries, parent))) return parent;
  if (stated !== base) return stated;
  // Rebased: the first parent is an inner commit, so only the stated base tells, and only if nobody before states the same.
  const before = entries.filter((other) => other.position < node.position && other.baseCommit?.oid === base);
  if (before.length > 0) throw unclear(`several entries of the queue name ${base} as their base`);
  return base;
}

function isHead(entries: readonly QueueNode[], oid: string): boolean {
  return entries.some((entry) => entry.headCommit?.oid === oid);
}

function unclear(detail: string): GatehouseError {
  return groupFault(`the pull requests of the merge group are not clear: ${detail}`);
}
