import type { YamlNode, YamlSequence } from '@gatehouse/bumps';
import { type Aligned, align } from './align.ts';
import { resolve } from './entries.ts';

/** What a list's items are told apart by in Kubernetes (the patch merge keys of its API types), then what is customary elsewhere. */
const MERGE_KEYS = [
  'name',
  'containerPort',
  'mountPath',
  'devicePath',
  'topologyKey',
  'ip',
  'port',
  'type',
  'uid',
  'key',
  'id',
] as const;

interface ItemPair {
  readonly before: YamlNode | null;
  readonly after: YamlNode | null;
  /** `[name=app]` or `[2]`. */
  readonly step: string;
}

export interface MatchedItems {
  readonly pairs: readonly ItemPair[];
  /** What is on both sides stands in another order. */
  readonly reordered: boolean;
}

/** Pairs the items of two lists: by a key that tells all of them apart, else by place. `numbers` are the items' meanings. */
export function matchItems(
  before: YamlSequence,
  after: YamlSequence,
  numbers: { readonly before: readonly number[]; readonly after: readonly number[] },
): MatchedItems {
  for (const key of MERGE_KEYS) {
    const [old, now] = [keyed(before, key), keyed(after, key)];
    if (old !== null && now !== null) return byKey(key, old, now);
  }
  const pairs = align(numbers.before, numbers.after).map((aligned) => byPlace(before, after, aligned));
  return { pairs, reordered: false };
}

function byPlace(before: YamlSequence, after: YamlSequence, [i, j]: Aligned): ItemPair {
  return {
    before: (i === null ? null : before.items[i]) ?? null,
    after: (j === null ? null : after.items[j]) ?? null,
    step: `[${j ?? i}]`,
  };
}

function byKey(key: string, before: ReadonlyMap<string, YamlNode>, after: ReadonlyMap<string, YamlNode>): MatchedItems {
  const step = (value: string) => `[${key}=${value}]`;
  const kept = [...before.keys()].filter((value) => after.has(value));
  const stays = [...after.keys()].filter((value) => before.has(value));
  return {
    pairs: [
      ...[...after].map(([value, node]) => ({ before: before.get(value) ?? null, after: node, step: step(value) })),
      ...[...before].flatMap(([value, node]) =>
        after.has(value) ? [] : [{ before: node, after: null, step: step(value) }],
      ),
    ],
    reordered: kept.some((value, index) => value !== stays[index]),
  };
}

/** Items by the value of a key; null unless each is a mapping with its own plain value of it and no two share one. */
function keyed(sequence: YamlSequence, key: string): ReadonlyMap<string, YamlNode> | null {
  const found = new Map<string, YamlNode>();
  for (const item of sequence.items) {
    const node = resolve(item);
    const value = node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
    if (value?.kind !== 'scalar' || value.tagged || value.style === 'block' || found.has(value.value)) return null;
    found.set(value.value, item);
  }
  return found;
}
