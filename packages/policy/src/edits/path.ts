import type { YamlMap, YamlNode, YamlScalar } from '@gatehouse/bumps';

/** Keys of an edit's path; `*` stands for any one key. */
export type KeyPath = readonly string[];

/** Splits `/spec/values/a~1b` into its keys (RFC 6901 escapes). The schema has checked its shape. */
export function keyPath(path: string): KeyPath {
  return path
    .slice(1)
    .split('/')
    .map((step) => (step === '*' ? step : step.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** A place found under a path: every mapping on the way, from the root, and the value. */
export interface Place {
  readonly keys: readonly string[];
  /** One for each key: the mapping it stands in. */
  readonly maps: readonly YamlMap[];
  readonly value: YamlNode;
}

/** Wildcards multiply; no edit means more places of one document. */
const MAX_PLACES = 200;

/** Every place of a document that a path names. */
export function placesAt(root: YamlNode | null, path: KeyPath): readonly Place[] {
  let places: readonly Place[] = root === null ? [] : [{ keys: [], maps: [], value: root }];
  for (const step of path) places = places.flatMap((place) => below(place, step)).slice(0, MAX_PLACES);
  return places;
}

/** What stands under exactly these keys; null when a key is not there. */
export function placeAt(root: YamlNode | null, keys: readonly string[]): Place | null {
  return keys.reduce<Place | null>(
    (place, key) => (place === null ? null : (below(place, key, false)[0] ?? null)),
    root === null ? null : { keys: [], maps: [], value: root },
  );
}

/** Whether nothing can stand under a path: every way ends at a key that is surely not there. */
export function isAbsent(root: YamlNode | null, path: KeyPath): boolean {
  const [step, ...rest] = path;
  if (root === null || root.kind === 'scalar' || root.kind === 'sequence') return true;
  if (step === undefined || root.kind === 'alias' || !isWalkable(root)) return false;
  return below({ keys: [], maps: [], value: root }, step).every(
    ({ value }) => isAbsent(value, rest) && rest.length > 0,
  );
}

/**
 * Only plain mappings are walked. Below an alias, an anchor, a tag or a merge key stands what other places share or another reader sees
 * differently: an edit there would not be what it looks like.
 */
export function isWalkable(node: YamlNode): node is YamlMap {
  return node.kind === 'map' && !node.merges && !node.tagged && node.anchor === null;
}

function below({ keys, maps, value }: Place, step: string, wildcard = true): readonly Place[] {
  if (!isWalkable(value)) return [];
  const entries = wildcard && step === '*' ? [...value.entries.values()] : [value.entries.get(step)];
  return entries.flatMap((entry) =>
    entry === undefined ? [] : [{ keys: [...keys, entry.key], maps: [...maps, value], value: entry.value }],
  );
}

/** A scalar that carries nothing but its value. */
export function plainScalar(node: YamlNode): YamlScalar | null {
  return node.kind === 'scalar' && !node.tagged && node.anchor === null && node.style !== 'block' ? node : null;
}
