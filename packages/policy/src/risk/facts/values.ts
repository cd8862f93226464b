import type { Difference, DocumentIdentity, PlainValue } from '../types.ts';
import { isDefining } from '../vocabulary.ts';
import { embeddedDocuments } from './embedded.ts';
import type { ValueFact } from './fact.ts';
import { namesOf } from './names.ts';
import { patchedPlaces } from './patch.ts';
import { textFacts } from './text.ts';
import { below, isContainer, manifestOf } from './tree.ts';

/** A block scalar in a block scalar in a block scalar: nobody writes more. */
const MAX_EMBEDDED = 3;

interface Place {
  readonly path: string;
  readonly line: number | null;
  readonly documents: readonly DocumentIdentity[];
  readonly at: readonly string[];
  readonly whole: boolean;
  /** How many strings were opened on the way; what stands inside one is only there to add reasons. */
  readonly inside: number;
}

type Value = PlainValue | undefined;

/** What a difference comes to, place by place: what it adds or removes is judged by what it contains, wherever that stands. */
export function valueFacts({ path, line, document, at, before, after }: Difference): readonly ValueFact[] {
  const place: Place = { path, line, documents: [document], at, whole: at.length === 0, inside: 0 };
  const leaf = place.whole || isLeaf(before, after);
  return [factOf(place, before, after, leaf), ...within(place, before, after)];
}

/** Everything below a place that differs; the place itself has been said. */
function within(around: Place, before: Value, after: Value): readonly ValueFact[] {
  const manifest = manifestOf(after) ?? manifestOf(before);
  const place = manifest === null ? around : { ...around, documents: [...around.documents, manifest] };
  if (!isContainer(before) && !isContainer(after)) return inStrings(place, before, after);
  const [old, now] = [below(before), below(after)];
  const found = [...patched(place, before, after)];
  for (const step of new Set([...old.keys(), ...now.keys()])) {
    const [a, b] = [old.get(step), now.get(step)];
    if (same(a, b)) continue;
    const next = { ...place, at: stepTo(place.at, step) };
    found.push(factOf(next, a, b, place.inside === 0 && isLeaf(a, b)));
    for (const fact of within(next, a, b)) found.push(fact);
  }
  return found;
}

/** Says something by itself: a scalar on either side, or a container with nothing in it. */
function isLeaf(before: Value, after: Value): boolean {
  return [before, after].some((value) => value !== undefined && below(value).size === 0);
}

/** A string that holds a document is that document, too. */
function inStrings(place: Place, before: Value, after: Value): readonly ValueFact[] {
  if (place.inside >= MAX_EMBEDDED || isDefining(place)) return [];
  const [old, now] = [textOf(before), textOf(after)];
  const inner = { ...place, inside: place.inside + 1 };
  const [oldDocuments, nowDocuments] = [embeddedDocuments(old), embeddedDocuments(now)];
  const unread = (text: string, documents: unknown) => documents === null && text.includes('\n');
  if (unread(old, oldDocuments) || unread(now, nowDocuments)) return [...textFacts(place, old, now)];
  const count = Math.max(oldDocuments?.length ?? 0, nowDocuments?.length ?? 0);
  return Array.from({ length: count }, (_, index) =>
    within(inner, oldDocuments?.[index], nowDocuments?.[index]),
  ).flat();
}

/** Where the operations of a JSON patch act, as if the patched places themselves differed. */
function patched(place: Place, before: Value, after: Value): readonly ValueFact[] {
  const [old, now] = [patchedPlaces(before), patchedPlaces(after)];
  return [...old, ...now].flatMap((one) => {
    const target = { ...place, at: [...place.at, ...one.at], inside: place.inside + 1 };
    const [a, b] = now.includes(one) ? [undefined, one.value ?? null] : [one.value ?? null, undefined];
    return [factOf(target, a, b, false), ...within(target, a, b)];
  });
}

function factOf(place: Place, before: Value, after: Value, leaf: boolean): ValueFact {
  const { path, line, documents, at, whole } = place;
  return { type: 'value', path, line, documents, at, names: namesOf(at), before, after, whole, guessed: false, leaf };
}

function stepTo(at: readonly string[], step: string): readonly string[] {
  return step.startsWith('[') && at.length > 0 ? [...at.slice(0, -1), `${at.at(-1)}${step}`] : [...at, step];
}

function same(before: Value, after: Value): boolean {
  return (
    before === after || (isContainer(before) && isContainer(after) && JSON.stringify(before) === JSON.stringify(after))
  );
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : '';
}
