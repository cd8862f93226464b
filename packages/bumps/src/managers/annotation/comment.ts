import { canonicalImageName } from '../image.ts';

/** A `renovate:` comment and the dependency that it names. */
export interface Annotation {
  readonly datasource: string;
  /** Canonical. */
  readonly name: string;
  readonly written: string;
  /** Names the value may go by: of the package and of the dependency. */
  readonly names: readonly string[];
  /** What stands before the comment; empty when it has the line for itself and so speaks of the next one. */
  readonly before: string;
}

/** Comment openers of the formats people annotate, `# #` and `// #` of commented-out ones included. */
const OPENER = /(?:^|[ \t])(?:#+|\/\/+|;+|--|<!--|\/\*+|\{\{-?[ \t]*\/\*|\{#-?)[ \t]*(?:#[ \t]*)?renovate:[ \t]*/;
const CLOSER = /(?:-->|\*\/(?:[ \t]?-?\}\})?|-?#\})$/;
const PAIR = /(?:^|[ \t])([A-Za-z]+)=(?:"([^"]*)"|'([^']*)'|([^ \t"']\S*))(?=[ \t]|$)/g;
const DATASOURCE = /^[a-z][a-z0-9.-]{0,60}$/;
const NAME = /^[\x21-\x7E]{1,300}$/;

/** Reads the annotation in a line; null when there is none, or when it does not say which dependency it means. */
export function readAnnotation(line: string): Annotation | null {
  const opener = OPENER.exec(line);
  if (opener === null) return null;
  const pairs = readPairs(
    line
      .slice(opener.index + opener[0].length)
      .trimEnd()
      .replace(CLOSER, ''),
  );
  const datasource = pairs?.get('datasource');
  const names = [pairs?.get('packageName'), pairs?.get('depName')].filter((name) => name !== undefined);
  const [first] = names;
  const written = names.at(-1);
  if (datasource === undefined || first === undefined || written === undefined) return null;
  if (!DATASOURCE.test(datasource) || !names.every((name) => NAME.test(name))) return null;
  const name = canonicalName(datasource, first, pairs?.get('registryUrl'));
  const before = line.slice(0, opener.index).trimEnd();
  return name === null ? null : { datasource, name, written, names, before: /^[ \t-]*$/.test(before) ? '' : before };
}

/** Null when a key stands there twice: readers may take the first or the last. */
function readPairs(body: string): ReadonlyMap<string, string> | null {
  const pairs = new Map<string, string>();
  for (const [, key = '', double, single, bare] of body.matchAll(PAIR)) {
    if (pairs.has(key)) return null;
    pairs.set(key, double ?? single ?? bare ?? '');
  }
  return pairs;
}

/** The same name that the structural managers give: an image with its registry, a chart with its repository. */
function canonicalName(datasource: string, name: string, registryUrl: string | undefined): string | null {
  if (datasource === 'docker') return canonicalImageName(name);
  const repository = registryUrl?.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  return datasource === 'helm' && repository ? `${repository}/${name}` : name;
}
