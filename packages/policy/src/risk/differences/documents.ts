import { parseJson, parseYamlDocuments, type YamlMap, type YamlNode } from '@gatehouse/bumps';
import type { DocumentIdentity } from '../types.ts';
import { entriesOf, resolve } from './entries.ts';
import { jsonTree } from './json-tree.ts';
import { type Limits, MAX_DEPTH, spend, Unreadable } from './limits.ts';
import type { Side } from './side.ts';

/** One document of a file, or one object of a Kubernetes list in it. */
export interface FileDocument {
  readonly identity: DocumentIdentity;
  readonly root: YamlNode;
  /** It is reached through an alias. */
  readonly shared: boolean;
}

const YAML = /\.ya?ml$|(?:^|\/)Chart\.lock$/i;
const JSON_LIKE = /\.json[5c]?$|(?:^|\/)\.renovaterc$/i;
const STRING = 'tag:yaml.org,2002:str';
const NOBODY: DocumentIdentity = { apiVersion: null, kind: null, namespace: null, name: null };

/** Whether files of this path are read as documents. */
export function isDocumentPath(path: string): boolean {
  return YAML.test(path) || JSON_LIKE.test(path);
}

/** Reads one side strictly; throws `Unreadable`. */
export function readDocuments(path: string, side: Side, limits: Limits): readonly FileDocument[] {
  if (JSON_LIKE.test(path)) {
    const root = parseJson(side.text);
    if (root === null)
      throw new Unreadable(
        'it is no JSON with unique keys (comments and trailing commas are read, other JSON5 is not)',
      );
    return unfold(jsonTree(root, side), limits);
  }
  const { documents, fault } = parseYamlDocuments(side.text);
  if (fault !== null) {
    throw new Unreadable(`it is no strict YAML: ${fault.message} (line ${side.lines.lineAt(fault.offset)})`);
  }
  return documents.flatMap(({ root }) => (root === null ? [] : unfold(root, limits)));
}

interface Outer {
  readonly identity: DocumentIdentity;
  readonly shared: boolean;
  readonly depth: number;
}

/** A list of objects is each of its objects, and the list without them: tools apply the objects one by one. */
function unfold(node: YamlNode, limits: Limits, outer: Outer | null = null): readonly FileDocument[] {
  const root = resolve(node);
  const depth = (outer?.depth ?? 0) + 1;
  if (depth > MAX_DEPTH) throw new Unreadable('it is nested too deeply');
  const shared = outer?.shared === true || node.kind === 'alias';
  const own = identityOf(root, limits);
  const listed = outer?.identity ?? NOBODY;
  const identity = {
    ...own,
    apiVersion: own.apiVersion ?? listed.apiVersion,
    kind: own.kind ?? listed.kind?.replace(/List$/, '') ?? null,
  };
  const list = listIn(root, identity);
  if (list === null) return [{ identity, root: node, shared }];
  const aliased = shared || list.aliased;
  return [
    { identity, root: list.envelope, shared },
    ...list.items.flatMap((item) => {
      spend(limits, 'values');
      return unfold(item, limits, { identity, shared: aliased, depth });
    }),
  ];
}

/** The objects of a list, and what is left of the list when they are taken out. */
function listIn(root: YamlNode | null, { kind }: DocumentIdentity) {
  const entry = root?.kind === 'map' && kind?.endsWith('List') === true ? root.entries.get('items') : undefined;
  const items = entry === undefined ? null : resolve(entry.value);
  if (root?.kind !== 'map' || entry === undefined || items?.kind !== 'sequence') return null;
  if (items.tagged || !items.items.every((item) => resolve(item)?.kind === 'map')) return null;
  const empty = { ...entry, value: { ...items, items: [] } };
  const envelope: YamlMap = { ...root, entries: new Map(root.entries).set('items', empty) };
  return { items: items.items, envelope, aliased: entry.value.kind === 'alias' };
}

/** By its own words, read as any reader may: whoever hides a kind behind an alias is still taken at it. */
function identityOf(root: YamlNode | null, limits: Limits): DocumentIdentity {
  if (root?.kind !== 'map') return NOBODY;
  const entries = entriesOf(root, limits);
  const text = (found: typeof entries, key: string) => {
    const value = found.get(key)?.value;
    const scalar = value === undefined ? null : resolve(value);
    if (scalar?.kind === 'scalar' && scalar.tag !== null && scalar.tag !== STRING)
      throw new Unreadable(`what a document is (${key}) stands behind the tag ${scalar.tag}`);
    return scalar?.kind === 'scalar' && scalar.value !== '' ? scalar.value : null;
  };
  const metadata = entries.get('metadata')?.value;
  const node = metadata === undefined ? null : resolve(metadata);
  const inner: typeof entries = node?.kind === 'map' ? entriesOf(node, limits) : new Map();
  return {
    apiVersion: text(entries, 'apiVersion'),
    kind: text(entries, 'kind'),
    namespace: text(inner, 'namespace'),
    name: text(inner, 'name'),
  };
}
