import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locate } from './locate.ts';
import { proveChange } from './prove.ts';
import { blob, modified } from './testing.ts';
import type { Located } from './types.ts';

/** Manifests of any shape around a few images, with the places where a version may move. */
const name = fc.constantFrom('redis', 'ghcr.io/example/app', 'registry.example.com:5000/team/api', 'quay.io/a/b');
const patch = fc.integer({ min: 0, max: 99 });
const comment = fc.constantFrom('', ' # note', ' # v9.9.9', ' # é ☃');
const eol = fc.constantFrom('\n', '\r\n');
const container = fc.record({ name, patch, quote: fc.constantFrom('', '"', "'"), comment });
const noise = fc.constantFrom('', 'metadata:\n  name: 1.2.3\n', 'data:\n  VERSION: 4.5.6\n', '# sha256:abc\n');

function manifest(
  parts: { containers: { name: string; patch: number; quote: string; comment: string }[]; noise: string; eol: string },
  bump: number,
) {
  const lines = parts.containers.map(
    (c, i) => `    - name: c${i}\n      image: ${c.quote}${c.name}:3.1.${c.patch + bump}${c.quote}${c.comment}\n`,
  );
  return `apiVersion: v1\nkind: Pod\n${parts.noise}spec:\n  containers:\n${lines.join('')}`.replaceAll('\n', parts.eol);
}

/** Every occurrence of a name goes to the same version. */
const parts = fc
  .record({ containers: fc.array(container, { minLength: 1, maxLength: 5 }), noise, eol })
  .map((value) => {
    const first = new Map<string, number>();
    for (const c of value.containers) if (!first.has(c.name)) first.set(c.name, c.patch);
    return { ...value, containers: value.containers.map((c) => ({ ...c, patch: first.get(c.name) ?? 0 })) };
  });

const proveTexts = (before: string | Uint8Array, after: string | Uint8Array) =>
  proveChange({ files: [modified('pod.yaml', before, after)], siblings: [] }, locate);

test('changing only versions is proved', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 50 }), (value, bump) => {
      const proof = proveTexts(manifest(value, 0), manifest(value, bump));
      expect(proof.residue).toEqual([]);
      expect(proof.bumps).toHaveLength(value.containers.length);
      expect(new Set(proof.bumps.map((each) => each.update))).toEqual(new Set(['patch']));
    }),
  );
});

test('changing any other byte of the skeleton is not proved', () => {
  fc.assert(
    fc.property(
      parts,
      fc.nat(),
      fc.constantFrom('insert', 'delete', 'replace'),
      fc.constantFrom('x', ' ', '\n', '#', '"', '1', '-', 'é'),
      (value, at, how, character) => {
        const before = manifest(value, 0);
        const bumped = manifest(value, 1);
        const located = locate('pod.yaml', blob(bumped));
        const place = at % bumped.length;
        // Inside a version, or at its edges, another character is another version: that is what the version grammar judges.
        if (
          located.references.some((reference) =>
            reference.spans.some((span) => place >= span.start && place <= span.end),
          )
        )
          return;
        const rest = bumped.slice(how === 'insert' ? place : place + 1);
        const changed = `${bumped.slice(0, place)}${how === 'delete' ? '' : character}${rest}`;
        if (changed === bumped) return;
        expect(proveTexts(before, changed).residue).not.toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

const PATHS = [
  'a.yaml',
  'Chart.yaml',
  'Chart.lock',
  'Dockerfile',
  '.github/workflows/a.yml',
  'compose.yaml',
  'values.yaml',
  'kustomization.yaml',
  '.devcontainer/devcontainer.json',
  'helmfile.yaml',
  'x.txt',
];

test('arbitrary bytes and texts never throw, and equal input gives equal output', () => {
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...PATHS), content, content, (path, before, after) => {
      const change = { files: [modified(path, before, after)], siblings: [] };
      expect(proveChange(change, locate)).toEqual(proveChange(change, locate));
    }),
    { numRuns: 400 },
  );
});

const FRAGMENTS = [
  'image: ',
  'redis:1.2.3',
  'tag: ',
  'repository: a/b',
  '- ',
  '  ',
  '\n',
  '&a ',
  '*a',
  '<<: ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|',
  ': ',
  '# renovate: datasource=docker depName=redis',
  'uses: a/b@v1',
  'FROM ',
  'version: ',
  '---\n',
  'apiVersion: v1\n',
  'kind: Pod\n',
  'spec:\n',
  'containers:\n',
  '\t',
  '!!str ',
  '1.10',
];

test('texts put together from the pieces of manifests never throw, and every span is exact', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PATHS),
      fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }),
      (path, pieces) => {
        expectExactSpans(locate(path, blob(pieces.join(''))));
      },
    ),
    { numRuns: 1500 },
  );
});

function expectExactSpans(located: Located): void {
  const spans = located.references.flatMap((reference) => reference.spans).sort((a, b) => a.start - b.start);
  for (const [index, span] of spans.entries()) expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
  for (const reference of located.references) {
    for (const value of [reference.version, reference.digest]) {
      if (value === undefined) continue;
      expect(located.text?.slice(value.start, value.end)).toBe(value.text);
      expect(reference.spans.some((span) => value.start >= span.start && value.end <= span.end)).toBe(true);
    }
  }
}
