import type { DocumentIdentity, PlainValue } from '../types.ts';

type PlainMap = { readonly [key: string]: PlainValue };

export function isMap(value: PlainValue | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: PlainValue | undefined): value is readonly PlainValue[] {
  return Array.isArray(value);
}

export function isContainer(value: PlainValue | undefined): value is PlainMap | readonly PlainValue[] {
  return isMap(value) || isList(value);
}

/** Steps and values directly below, list items as `[name=app]` or `[2]`; none below a scalar. */
export function below(value: PlainValue | undefined): ReadonlyMap<string, PlainValue> {
  if (isMap(value)) return new Map(Object.entries(value));
  if (!isList(value)) return new Map();
  const found = new Map<string, PlainValue>();
  for (const [index, item] of value.entries()) {
    const key = `[${itemKey(item) ?? index}]`;
    found.set(found.has(key) ? `[${index}]` : key, item);
  }
  return found;
}

/** Who a value is by its own words; null when it is no manifest. */
export function manifestOf(value: PlainValue | undefined): DocumentIdentity | null {
  if (!isMap(value)) return null;
  if (typeof value.kind !== 'string') return patched(value);
  // A reference to another object (`scaleTargetRef`, `sourceRef`) has kind and name too, but nothing of its own.
  const saysMore = ['metadata', 'spec', 'data', 'stringData', 'rules', 'roleRef', 'items'].some((key) => key in value);
  if (!saysMore) return null;
  const metadata = value.metadata;
  return {
    apiVersion: textOf(value.apiVersion),
    kind: value.kind,
    namespace: isMap(metadata) ? textOf(metadata.namespace) : null,
    name: isMap(metadata) ? textOf(metadata.name) : null,
  };
}

/** What a patch of a Kustomization is for: its `target` says whose fields the paths in it are. */
function patched({ target, patch, path }: PlainMap): DocumentIdentity | null {
  if (!isMap(target) || typeof target.kind !== 'string' || (patch === undefined && path === undefined)) return null;
  const { group, version, kind, namespace, name } = target;
  const apiVersion = [group, version].flatMap((part) => textOf(part) ?? []).join('/');
  const ofGroup = apiVersion !== '' && version === undefined ? `${apiVersion}/v1` : apiVersion;
  return { apiVersion: ofGroup === '' ? null : ofGroup, kind, namespace: textOf(namespace), name: textOf(name) };
}

function itemKey(item: PlainValue): string | null {
  if (!isMap(item)) return null;
  const name = item.name;
  return typeof name === 'string' ? `name=${name}` : null;
}

function textOf(value: PlainValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
