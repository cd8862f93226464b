import type { DocumentIdentity } from '../types.ts';
import type { ValueFact } from './fact.ts';
import { namesOf } from './names.ts';

/** A key in block or flow style, in YAML or JSON, also behind the marks of a template. */
const KEY = /(?:^|[\s{,"'-])([A-Za-z_][\w./-]{0,200})["']?\s*:(?=\s|$|["'[{])\s*([^,{}[\]#]*)/g;
/** Blanks are bounded, so that no number of empty lines costs more than its length. */
const KIND = /(?:^|\n)[ \t]*(?:- )?["']?kind["']?[ \t]*:\s{0,200}["']?([A-Za-z]{1,100})/g;

/** Keys before a key on one line that may stand around it (flow style); a line may have very many. */
const MAX_NEAR = 3;

type Side = 'before' | 'after';

interface Where {
  readonly path: string;
  readonly line: number | null;
  readonly documents: readonly DocumentIdentity[];
  readonly at: readonly string[];
}

interface Line {
  readonly indent: number;
  readonly text: string;
}

/**
 * What the lines that differ between two texts look like when they are no documents (a template, a text that does not parse). A guess by
 * keys and indentation, good for one thing: what would be high in a document is not less because the text cannot be read as one.
 */
export function* textFacts(where: Where, before: string, after: string): Generator<ValueFact> {
  const [old, now] = [occurrences(before), occurrences(after)];
  yield* linesOf(where, before, now, 'before');
  yield* linesOf(where, after, old, 'after');
}

/** Facts of the lines that the other text does not have, document by document. */
function* linesOf(where: Where, text: string, other: Map<string, number>, side: Side): Generator<ValueFact> {
  for (const chunk of text.split(/^---.*\n/m)) {
    const documents = [...where.documents, ...kindsIn(chunk)];
    yield* linesOfDocument({ ...where, documents }, chunk, other, side);
  }
}

function* linesOfDocument(where: Where, text: string, other: Map<string, number>, side: Side): Generator<ValueFact> {
  const open: { indent: number; key: string }[] = [];
  for (const { indent, text: line } of lines(text)) {
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const keys = [...line.matchAll(KEY)].map(([, key, value]) => ({ key: key ?? '', value: (value ?? '').trim() }));
    const around = open.map(({ key }) => key);
    const shared = other.get(line) ?? 0;
    other.set(line, shared - 1);
    if (shared <= 0) {
      yield factOf(where, around, line.trim(), side);
      for (const [index, { value }] of keys.entries()) {
        const near = keys.slice(Math.max(0, index - MAX_NEAR), index + 1).map(({ key }) => key);
        yield factOf(where, [...around, ...near], value, side);
      }
    }
    const [first] = keys;
    if (first !== undefined) open.push({ indent, key: first.key });
  }
}

/** How often each line is there: a second `privileged: true` is another one. */
function occurrences(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

function lines(text: string): readonly Line[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ indent: line.length - line.replace(/^[ \t-]*/, '').length, text: line }));
}

function factOf({ path, line, documents, at }: Where, inner: readonly string[], value: string, side: Side): ValueFact {
  const steps = [...at, ...inner];
  const unquoted = value.replaceAll(/^["']|["']$/g, '');
  const sides = side === 'before' ? { before: unquoted, after: undefined } : { before: undefined, after: unquoted };
  const names = namesOf(steps);
  return { type: 'value', path, line, documents, at: steps, names, ...sides, whole: false, guessed: true, leaf: false };
}

/** Every kind that a text names, as manifests of which no more is known. */
export function kindsIn(text: string): readonly DocumentIdentity[] {
  const kinds = new Set([...text.matchAll(KIND)].flatMap(([, kind]) => kind ?? []));
  return [...kinds].map((kind) => ({ apiVersion: null, kind, namespace: null, name: null }));
}
