import {
  type Cursor,
  child,
  entries,
  items,
  parseYamlDocuments,
  rootCursor,
  whyAmbiguous,
} from '../../formats/yaml/index.ts';
import type { GoJson } from './go-json.ts';

/** One entry of `dependencies` as Helm reads it: the fields of its digest, in the order in which Helm's type has them. */
export interface ChartDependency {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
  readonly json: GoJson;
}

const LIST_FIELDS = ['tags', 'import-values'] as const;

/** Thrown inside this module only: something that Helm may read in another way than we do. */
class Unclear extends Error {}

/** The dependencies of a Chart.yaml or Chart.lock; null when the file is not clear enough to say what Helm reads. */
export function chartDependencies(text: string): readonly ChartDependency[] | null {
  const { documents } = parseYamlDocuments(text);
  const [document] = documents ?? [];
  if (document === undefined || documents?.length !== 1) return null;
  try {
    return items(child(rootCursor(document), 'dependencies')).map(dependencyAt);
  } catch (error) {
    if (error instanceof Unclear) return null;
    throw error;
  }
}

function dependencyAt(place: Cursor): ChartDependency {
  const name = stringAt(place, 'name');
  const version = stringAt(place, 'version');
  const repository = stringAt(place, 'repository');
  const [tags, importValues] = LIST_FIELDS.map((key) => items(child(place, key)).map(jsonOf));
  const condition = stringAt(place, 'condition');
  const alias = stringAt(place, 'alias');
  const json = {
    name,
    ...(version && { version }),
    repository,
    ...(condition && { condition }),
    ...(tags?.length && { tags }),
    ...(enabledAt(place) && { enabled: true }),
    ...(importValues?.length && { 'import-values': importValues }),
    ...(alias && { alias }),
  };
  return { name, version, repository, json };
}

function enabledAt(place: Cursor): boolean {
  const enabled = child(place, 'enabled');
  if (enabled === null) return false;
  if (enabled.node.kind !== 'scalar' || enabled.node.style !== 'plain') throw new Unclear();
  if (enabled.node.value !== 'true' && enabled.node.value !== 'false') throw new Unclear();
  return enabled.node.value === 'true';
}

function stringAt(place: Cursor, key: string): string {
  const value = child(place, key);
  return value === null ? '' : stringOf(value);
}

function stringOf(value: Cursor): string {
  const { node } = value;
  if (node.kind !== 'scalar' || value.uncertain !== null) throw new Unclear();
  if (node.style === 'plain' && whyAmbiguous(node.value) !== null) throw new Unclear();
  return node.value;
}

/** Go writes the keys of a map in sorted order. */
function jsonOf(value: Cursor): GoJson {
  if (value.node.kind === 'sequence') return items(value).map(jsonOf);
  if (value.node.kind === 'scalar') return stringOf(value);
  if (value.uncertain !== null || value.node.merges) throw new Unclear();
  const sorted = [...entries(value)].sort((a, b) => (a.key < b.key ? -1 : 1));
  return Object.fromEntries(sorted.map((entry) => [entry.key, jsonOf(entry.value)]));
}
