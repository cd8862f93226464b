import { createHash } from 'node:crypto';
import { loadPolicy } from '@gatehouse/policy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TreeFile } from '../types.ts';
import { rewritePins } from './rewrite.ts';
import { scanPins } from './scan.ts';

const IMAGES = ['ghcr.io/acme/api', 'docker.io/acme/web', 'registry.example:5000/acme/job'];
const text = JSON.stringify({
  version: 1,
  images: [{ name: 'runtime', images: IMAGES.map((repository) => ({ repository })) }],
});
const [set] = loadPolicy({ path: 'policy.yml', text, commit: null, files: new Map() }).images;
if (set === undefined) throw new Error('no set');

const hash = (seed: string) => createHash('sha256').update(seed).digest('hex');
const digestOf = (image: string, at: number) => `sha256:${hash(`${image} ${at}`)}`;
const commitOf = (at: number) => hash(`commit ${at}`).slice(0, 40);

/** How one pin is written; `#` stands for the image's digest, `@R` for the commit of its build. */
const written = fc.record({
  image: fc.constantFrom(...IMAGES),
  capital: fc.boolean(),
  tag: fc.constantFrom('', ':1.2.3', ':@R', ':pending-@R', ':main'),
  quote: fc.constantFrom('"', "'", ''),
  above: fc.constantFrom('', '# @R', '# built at #', '# a note'),
  behind: fc.constantFrom('', ' # @R', ' # #', ' # note: pending-@R, by CI', ' # é 😀'),
});
type Written = typeof written extends fc.Arbitrary<infer T> ? T : never;

function lines(pin: Written, index: number): readonly string[] {
  const name = pin.capital ? pin.image.replace(/^[^/]+/, (host) => host.toUpperCase()) : pin.image;
  const fill = (part: string) =>
    part.replaceAll('@R', commitOf(1)).replace(/#$/, digestOf(pin.image, 1).replace('sha256:', ''));
  const image = `${pin.quote}${name}${fill(pin.tag)}@${digestOf(pin.image, 1)}${pin.quote}`;
  const above = pin.above === '' ? [] : [`    ${fill(pin.above)}`];
  return [`  s${index}:`, ...above, `    image: ${image}${fill(pin.behind)}`];
}

const file = fc
  .record({ pins: fc.array(written, { maxLength: 6 }), end: fc.constantFrom('\n', '\r\n'), mark: fc.boolean() })
  .map(({ pins, end, mark }) => (mark ? '\uFEFF' : '') + ['services:', ...pins.flatMap(lines), ''].join(end));

const tree = fc
  .tuple(fc.array(file, { minLength: 1, maxLength: 4 }), fc.constantFrom('100644', '100755'))
  .map(([texts, mode]) => texts.map((content, at) => treeFile(`d${at}/compose.yaml`, mode, content)));

function treeFile(path: string, mode: string, content: string | Uint8Array): TreeFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, mode, oid: hash(Buffer.from(bytes).toString('hex')), bytes };
}

const target = (at: number) => new Map(IMAGES.map((image) => [image, digestOf(image, at)]));
const revisions = (at: number) => new Map(IMAGES.map((image) => [image, commitOf(at)]));

function rewritten(files: readonly TreeFile[], at: number): readonly TreeFile[] {
  if (set === undefined) throw new Error('no set');
  const result = rewritePins(set, files, target(at), { promoted: 0, revisions: revisions(at) });
  if ('refusals' in result) throw new Error(JSON.stringify(result.refusals));
  const edits = new Map(result.edits.map((edit) => [edit.path, treeFile(edit.path, edit.mode, edit.bytes)]));
  return files.map((before) => edits.get(before.path) ?? before);
}

test('a rewrite leads exactly to its target and back to the same bytes', () => {
  const all = IMAGES.map((image, at) => `  z${at}: { image: "${image}@${digestOf(image, 1)}" }\n`).join('');
  fc.assert(
    fc.property(tree, (files) => {
      const before = [...files, treeFile('z/compose.yaml', '100644', `services:\n${all}`)];
      const after = rewritten(before, 2);
      const scan = scanPins(set, after);
      expect(scan.problems).toEqual([]);
      expect(scan.pins).toHaveLength(scanPins(set, before).pins.length);
      for (const { image, digest } of scan.pins) expect(digest).toBe(digestOf(image, 2));
      const text = after.map(({ bytes }) => new TextDecoder().decode(bytes)).join('');
      for (const image of IMAGES) expect(text).not.toContain(digestOf(image, 1).slice(7));
      expect(text).not.toContain(commitOf(1));
      expect(rewritten(after, 1)).toEqual(before);
    }),
    { numRuns: 200 },
  );
});
