import { expect, test } from 'vitest';
import { locate } from './locate.ts';
import { proveChange } from './prove.ts';
import { modified, side } from './testing.ts';
import type { Located, Reference } from './types.ts';

const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;
const C = `sha256:${'c'.repeat(64)}`;

function pod(...images: readonly string[]): string {
  const containers = images.map((image, index) => `    - name: c${index}\n      image: ${image}\n`).join('');
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n${containers}`;
}

function prove(...pairs: readonly (readonly [string, string])[]) {
  return proveChange(
    { files: pairs.map(([before, after], index) => modified(`f${index}.yaml`, before, after)), siblings: [] },
    locate,
  );
}

const shown = ({ bumps, residue }: ReturnType<typeof prove>) => ({
  bumps: bumps.map((bump) => `${bump.name} ${bump.from.version}→${bump.to.version} ${bump.update}`),
  residue: residue.map(({ rule, line }) => `${rule}:${line}`),
});

test.each<[string, readonly (readonly [string, string])[], { bumps: string[]; residue: string[] }]>([
  [
    'a patch',
    [[pod('redis:7.4.0'), pod('redis:7.4.1')]],
    { bumps: ['docker.io/library/redis 7.4.0→7.4.1 patch'], residue: [] },
  ],
  [
    'tag and digest',
    [[pod(`redis:7.4.0@${A}`), pod(`redis:7.5.0@${B}`)]],
    { bumps: ['docker.io/library/redis 7.4.0→7.5.0 minor'], residue: [] },
  ],
  [
    'digest only',
    [[pod(`redis:latest@${A}`), pod(`redis:latest@${B}`)]],
    { bumps: ['docker.io/library/redis latest→latest digest'], residue: [] },
  ],
  [
    'digest without a tag',
    [[pod(`redis@${A}`), pod(`redis@${B}`)]],
    { bumps: ['docker.io/library/redis null→null digest'], residue: [] },
  ],
  [
    'a pin',
    [[pod('redis:7.4.0'), pod(`redis:7.4.0@${B}`)]],
    { bumps: ['docker.io/library/redis 7.4.0→7.4.0 pin'], residue: [] },
  ],
  ['nothing moved', [[pod('redis:7.4.0'), pod('redis:7.4.0')]], { bumps: [], residue: [] }],
  [
    'a smuggled line',
    [[pod('redis:7.4.0'), `${pod('redis:7.4.1')}  hostNetwork: true\n`]],
    { bumps: ['docker.io/library/redis 7.4.0→7.4.1 patch'], residue: ['scope/residue:9'] },
  ],
  ['another image', [[pod('redis:7.4.0'), pod('evil/redis:7.4.1')]], { bumps: [], residue: ['scope/residue:8'] }],
  [
    'quotes added',
    [[pod('redis:7.4.0'), pod('"redis:7.4.1"')]],
    { bumps: ['docker.io/library/redis 7.4.0→7.4.1 patch'], residue: ['scope/residue:8'] },
  ],
  [
    'a digest that disappears',
    [[pod(`redis:7.4.0@${A}`), pod('redis:7.4.1')]],
    { bumps: ['docker.io/library/redis 7.4.0→7.4.1 unpin'], residue: [] },
  ],
  [
    'a shell expression for a tag',
    [[pod('redis:7.4.0'), pod('redis:$(id)')]],
    { bumps: [], residue: ['scope/residue:8'] },
  ],
  [
    'occurrences that go to one place from two',
    [[pod('redis:7.4.0', 'redis:7.3.9'), pod('redis:7.4.1', 'redis:7.4.1')]],
    { bumps: ['docker.io/library/redis 7.4.0→7.4.1 patch', 'docker.io/library/redis 7.3.9→7.4.1 minor'], residue: [] },
  ],
  [
    'occurrences in two files that go to different places',
    [
      [pod('redis:7.4.0'), pod('redis:7.4.1')],
      [pod('redis:7.4.0'), pod('redis:7.4.2')],
    ],
    {
      bumps: ['docker.io/library/redis 7.4.0→7.4.1 patch', 'docker.io/library/redis 7.4.0→7.4.2 patch'],
      residue: ['scope/targets-differ:8'],
    },
  ],
  [
    'one tag with two digests',
    [[pod(`redis:7.4.0@${A}`, `redis:7.4.0@${A}`), pod(`redis:7.4.1@${B}`, `redis:7.4.1@${C}`)]],
    {
      bumps: ['docker.io/library/redis 7.4.0→7.4.1 patch', 'docker.io/library/redis 7.4.0→7.4.1 patch'],
      residue: ['scope/targets-differ:10'],
    },
  ],
  [
    'another suffix may go elsewhere',
    [[pod('redis:7.4.0', 'redis:7.3.0-alpine'), pod('redis:7.4.1', 'redis:7.4.0-alpine')]],
    {
      bumps: ['docker.io/library/redis 7.4.0→7.4.1 patch', 'docker.io/library/redis 7.3.0-alpine→7.4.0-alpine minor'],
      residue: [],
    },
  ],
  [
    'two images that exchange their digests',
    [[pod(`a/x:1.0.0@${A}`, `b/y:1.0.0@${B}`), pod(`a/x:1.0.0@${B}`, `b/y:1.0.0@${A}`)]],
    {
      bumps: ['docker.io/a/x 1.0.0→1.0.0 digest', 'docker.io/b/y 1.0.0→1.0.0 digest'],
      residue: ['scope/exchanged:8', 'scope/exchanged:10'],
    },
  ],
  [
    'two tags of an image that exchange their digests',
    [[pod(`redis:7-alpine@${A}`, `redis:7@${B}`), pod(`redis:7-alpine@${B}`, `redis:7@${A}`)]],
    {
      bumps: ['docker.io/library/redis 7-alpine→7-alpine digest', 'docker.io/library/redis 7→7 digest'],
      residue: ['scope/exchanged:8', 'scope/exchanged:10'],
    },
  ],
  [
    'digests that go round behind versions that rise',
    [[pod(`a/x:1@${A}`, `a/y:1@${B}`, `a/z:1@${C}`), pod(`a/x:2@${B}`, `a/y:2@${C}`, `a/z:2@${A}`)]],
    {
      bumps: ['docker.io/a/x 1→2 major', 'docker.io/a/y 1→2 major', 'docker.io/a/z 1→2 major'],
      residue: ['scope/exchanged:8', 'scope/exchanged:10', 'scope/exchanged:12'],
    },
  ],
  [
    'a tag that follows another one',
    [[pod(`redis:7@${A}`, `redis:7-bookworm@${B}`), pod(`redis:7@${B}`, `redis:7-bookworm@${C}`)]],
    {
      bumps: ['docker.io/library/redis 7→7 digest', 'docker.io/library/redis 7-bookworm→7-bookworm digest'],
      residue: [],
    },
  ],
  [
    'two places that agree only with a third, which says less',
    [[pod('redis:7', 'redis:7.0.0', 'redis:7.0.1'), pod('redis:8', 'redis:8.0.1', 'redis:8.2.0')]],
    {
      bumps: [
        'docker.io/library/redis 7→8 major',
        'docker.io/library/redis 7.0.0→8.0.1 major',
        'docker.io/library/redis 7.0.1→8.2.0 major',
      ],
      residue: ['scope/targets-differ:12'],
    },
  ],
  [
    'one tag with two digests behind a fuller tag',
    [[pod(`r:7.0.0@${A}`, `r:7@${A}`, `r:7@${A}`), pod(`r:8.0.0@${B}`, `r:8@${B}`, `r:8@${C}`)]],
    {
      bumps: [
        'docker.io/library/r 7.0.0→8.0.0 major',
        'docker.io/library/r 7→8 major',
        'docker.io/library/r 7→8 major',
      ],
      residue: ['scope/targets-differ:12'],
    },
  ],
  [
    'a file that is no strict YAML',
    [[`a: [\n${pod('redis:1.0.0')}`, `a: [\n${pod('redis:1.0.1')}`]],
    { bumps: [], residue: ['scope/unparsable:9'] },
  ],
  [
    'a duplicate key',
    [[`a: 1\na: 1\n${pod('redis:1.0.0')}`, `a: 1\na: 1\n${pod('redis:1.0.1')}`]],
    { bumps: [], residue: ['scope/unparsable:10'] },
  ],
  [
    'a directive',
    [[`%YAML 1.1\n---\n${pod('redis:1.0.0')}`, `%YAML 1.1\n---\n${pod('redis:1.0.1')}`]],
    { bumps: [], residue: ['scope/unparsable:10'] },
  ],
  [
    'a tag on the way',
    [[pod('!!str redis:1.0.0'), pod('!!str redis:1.0.1')]],
    { bumps: ['docker.io/library/redis 1.0.0→1.0.1 patch'], residue: ['scope/anchor:8'] },
  ],
])('%s', (_name, pairs, expected) => {
  expect(shown(prove(...pairs))).toEqual(expected);
});

test('a file whose bytes were not read is residue, whatever it is', () => {
  const { bytes: _bytes, ...unread } = side('a');
  const files = [{ ...modified('a.yaml', 'a', 'b'), before: unread }];
  expect(proveChange({ files, siblings: [] }, locate).residue).toMatchObject([
    { rule: 'scope/too-large', path: 'a.yaml' },
  ]);
});

test('a binary file says so', () => {
  const files = [modified('chart.tgz', new Uint8Array([31, 139, 0]), new Uint8Array([31, 139, 0, 1]))];
  expect(proveChange({ files, siblings: [] }, locate).residue).toMatchObject([
    { rule: 'scope/binary', path: 'chart.tgz' },
  ]);
});

test('an anchor may move when every alias of it is the same version, and only then', () => {
  const release = (version: string, other: string) =>
    `apiVersion: example.com/v1\nkind: App\nspec:\n  image: &image redis:${version}\n  ${other}: *image\n`;
  const both = prove([`${release('1.0.0', 'sidecar')}`, `${release('1.0.1', 'sidecar')}`]);
  expect(shown(both).residue).toEqual(['scope/anchor:4']);
  const nested = (version: string) =>
    `apiVersion: example.com/v1\nkind: App\nspec:\n  image: &image redis:${version}\n  sidecar:\n    image: *image\n`;
  expect(shown(prove([nested('1.0.0'), nested('1.0.1')]))).toEqual({
    bumps: ['docker.io/library/redis 1.0.0→1.0.1 patch'],
    residue: [],
  });
});

test('more objections than a call takes arguments are still objections', () => {
  const count = 130_000;
  const located = (path: string, { oid }: { oid: string }): Located => ({
    path,
    oid,
    text: '1'.repeat(count),
    references: Array.from({ length: count }, (_, start) => reference(start, oid === 'before' ? '1' : `${start + 2}`)),
    derived: [],
    problems: [],
  });
  const both = modified('a.yaml', 'a', 'b');
  const file = { ...both, before: { ...side('a'), oid: 'before' } };
  expect(proveChange({ files: [file], siblings: [] }, located).residue).toHaveLength(count - 1);
});

function reference(start: number, text: string): Reference {
  const span = { start, end: start + 1 };
  const named = { manager: 'kubernetes', datasource: 'docker', name: 'a', written: 'a' } as const;
  return { ...named, key: `${start}`, version: { ...span, text }, spans: [span], style: 'plain', line: start };
}

test.each([
  [
    'a file of a format nobody reads',
    'a.toml',
    'node = "26.5.1"\n',
    'node = "26.6.0"\n',
    '`node = "26.5.1"` became `node = "26.6.0"`; no manager reads files like this, so nothing here can be proved',
  ],
  ['white space', 'a.yaml', 'a: 1\n', 'a: 1 \n', 'white space changed: `a: 1`'],
  ['a line added', 'a.yaml', 'a: 1\n', 'a: 1\nb: 2\n', 'a line was added that is no version: `b: 2`'],
  ['lines removed', 'a.yaml', 'a: 1\nb: 2\nc: 3\n', 'a: 1\n', '2 lines were removed: `b: 2` and 1 more'],
  ['a value', 'a.yaml', 'a: 1\n', 'a: 2\n', '`a: 1` became `a: 2`, and that is no version bump of a named dependency'],
])('the message says what happened: %s', (_name, path, before, after, message) => {
  const { residue } = proveChange({ files: [modified(path, before, after)], siblings: [] }, locate);
  expect(residue.map((each) => each.message)).toEqual([message]);
});
