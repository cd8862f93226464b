import { isDeepStrictEqual } from 'node:util';
import { locate, proveChange } from '@gatehouse/bumps';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { Difference } from '../types.ts';
import { changed, differ } from './testing.ts';

/** YAML of any shape, with all that makes readers differ in it. */
const scalar = fc.constantFrom(
  '1',
  '01',
  '0o1',
  '1_0',
  'yes',
  'true',
  '"yes"',
  "'1'",
  '~',
  'x',
  '!!str 1',
  '&a x',
  'redis:7.1.0',
  'redis:7.2.0',
);
const key = fc.constantFrom('name', 'on', '"on"', 'image', 'b', 'c');
const { flow } = fc.letrec<{ flow: string; list: string; map: string }>((tie) => ({
  flow: fc.oneof({ maxDepth: 3 }, scalar, tie('list'), tie('map')),
  list: fc.array(tie('flow'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
  map: fc
    .uniqueArray(fc.tuple(key, tie('flow')), { maxLength: 3, selector: ([name]) => name.replaceAll('"', '') })
    .map((entries) => `{ ${entries.map(([name, value]) => `${name}: ${value}`).join(', ')} }`),
}));
const kind = fc.constantFrom('Pod', 'Role', 'List');
const document = fc
  .record({
    kind: fc.option(kind),
    name: fc.constantFrom('a', 'b', 'c'),
    spec: flow,
    image: fc.constantFrom('7.1.0', '7.2.0'),
  })
  .map(
    (parts) =>
      `${parts.kind === null ? '' : `apiVersion: v1\nkind: ${parts.kind}\nmetadata: { name: ${parts.name} }\n`}spec: ${parts.spec}\nitems: [ { image: redis:${parts.image} } ]\n`,
  );
const file = fc.array(document, { maxLength: 4 }).map((documents) => documents.join('---\n'));
const edit = fc.record({
  at: fc.nat(),
  drop: fc.nat({ max: 3 }),
  put: fc.constantFrom('', 'x', ' ', '\n', '#', '"', '1', '- ', 'a: b\n', '*a', '<<: ', '!t ', '---\n'),
});

function edited(text: string, { at, drop, put }: { at: number; drop: number; put: string }): string {
  const place = at % (text.length + 1);
  return text.slice(0, place) + put + text.slice(place + drop);
}

/** Puts the old text back into every span that is said to have moved, from the end so that offsets stay true. */
function undone(before: string, after: string, differences: readonly Difference[]): string {
  const spans = differences
    .flatMap((difference) => difference.spans ?? [])
    .sort((a, b) => b.after.start - a.after.start);
  return spans.reduce(
    (text, span) =>
      text.slice(0, span.after.start) + before.slice(span.before.start, span.before.end) + text.slice(span.after.end),
    after,
  );
}

const BUMP = /redis:7\.[0-9.]*/g;

test('no byte is lost: what is said to be complete is the base, once differences are undone and versions left aside', () => {
  fc.assert(
    fc.property(file, fc.array(edit, { minLength: 1, maxLength: 3 }), (before, edits) => {
      const after = edits.reduce(edited, before);
      const found = differ(changed('a.yaml', before, after));
      if (!found.complete) return;
      expect(undone(before, after, found.differences).replaceAll(BUMP, '')).toBe(before.replaceAll(BUMP, ''));
    }),
    { numRuns: 400 },
  );
});

test('a file is nothing but bumps only where its proof leaves nothing', () => {
  fc.assert(
    fc.property(file, fc.array(edit, { maxLength: 1 }), fc.boolean(), (before, edits, bumped) => {
      const after = edits.reduce(edited, bumped ? before.replaceAll('redis:7.1.0', 'redis:7.2.0') : before);
      const found = differ(changed('a.yaml', before, after));
      const { residue } = proveChange({ files: [changed('a.yaml', before, after)], siblings: [] }, locate);
      expect([found.kind === 'bump', residue.length]).toEqual([residue.length === 0, residue.length]);
    }),
    { numRuns: 400 },
  );
});

/** What a reader makes of a file: its documents, in no order, nor their keys. */
function read(text: string, version: '1.1' | '1.2'): readonly string[] {
  const documents = parseAllDocuments(text.replaceAll(BUMP, 'redis:'), { version, merge: true, logLevel: 'silent' });
  const sorted = (_key: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort())
      : value;
  return documents.map((document) => JSON.stringify(document.toJS(), sorted)).sort();
}

test('where no difference is found, no reader sees one', () => {
  const variant = fc.oneof(
    fc
      .tuple(file, fc.array(edit, { minLength: 1, maxLength: 2 }))
      .map(([before, edits]) => [before, edits.reduce(edited, before)] as const),
    fc
      .array(document, { maxLength: 4 })
      .chain((all) =>
        fc
          .shuffledSubarray(all, { minLength: all.length })
          .map((other) => [all.join('---\n'), other.join('---\n')] as const),
      ),
  );
  fc.assert(
    fc.property(variant, fc.constantFrom('1.1' as const, '1.2' as const), ([before, after], version) => {
      const { kind, differences } = differ(changed('a.yaml', before, after));
      if (kind === 'opaque' || differences.length > 0) return;
      expect(read(after, version)).toEqual(read(before, version));
    }),
    { numRuns: 400 },
  );
});

test('any two files: the same is found in both directions, added for removed', () => {
  fc.assert(
    fc.property(file, file, (one, other) => {
      const there = differ(changed('a.yaml', one, other));
      const back = differ(changed('a.yaml', other, one));
      expect([back.kind, back.complete, back.differences.length > 0]).toEqual([
        there.kind,
        there.complete,
        there.differences.length > 0,
      ]);
    }),
    { numRuns: 200 },
  );
});

test('mappings and named items: each difference has its mirror', () => {
  const item = fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), v: scalar });
  const items = fc.uniqueArray(item, { selector: ({ name }) => name, maxLength: 4 });
  const text = items.map(
    (all) =>
      `l: [${all.map(({ name, v }) => `{ name: ${name}, v: ${v} }`).join(', ')}]\nm: { ${all.map(({ name, v }) => `${name}: ${v}`).join(', ')} }\n`,
  );
  const story = ({ at, kind, before, after }: Difference) => JSON.stringify([at, kind, before, after]);
  const mirror = (difference: Difference): Difference => ({
    ...difference,
    kind: ({ added: 'removed', removed: 'added', changed: 'changed' } as const)[difference.kind],
    before: difference.after,
    after: difference.before,
  });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const there = differ(changed('a.yaml', one, other)).differences;
      const back = differ(changed('a.yaml', other, one)).differences;
      expect(back.map(mirror).map(story).sort()).toEqual(there.map(story).sort());
    }),
  );
});

test('documents in another order differ in nothing, and are not the same bytes', () => {
  const named = fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e'), spec: flow }), {
    selector: ({ name }) => name,
    minLength: 2,
  });
  const shuffled = named.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  const write = (all: readonly { name: string; spec: string }[]) =>
    all
      .map(({ name, spec }) => `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: ${spec}\n`)
      .join('---\n');
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      const found = differ(changed('a.yaml', write(all), write(other)));
      expect(found.differences).toEqual([]);
      expect(found.complete).toBe(isDeepStrictEqual(all, other));
    }),
  );
});

test('a changed scalar is found at its path, in any document', () => {
  fc.assert(
    fc.property(file, fc.constantFrom('2', 'text', '"2"'), (rest, value) => {
      const own = (of: string) =>
        `apiVersion: v1\nkind: Own\nmetadata: { name: own }\nspec: { deep: [ { name: n, v: ${of} } ] }\n---\n${rest}`;
      const [found, ...more] = differ(changed('a.yaml', own('1'), own(value))).differences;
      expect([found?.document.kind, found?.at, more]).toEqual(['Own', ['spec', 'deep[name=n]', 'v'], []]);
    }),
  );
});
