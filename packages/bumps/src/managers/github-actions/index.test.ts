import { describe, expect, test } from 'vitest';
import { found, problems, proved } from '../testing.ts';

const A = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
const B = 'b1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const CI = '.github/workflows/ci.yml';
const USES = '0:/jobs/build/steps/0/uses';

/** A workflow whose only step uses what stands here. */
const step = (uses: string, tail = '') =>
  `on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: ${uses}\n${tail}`;

describe('uses', () => {
  test.each<[string, string, string[]]>([
    ['a tag', 'actions/checkout@v4.2.2', [`${USES} | github-tags actions/checkout | v4.2.2 | plain`]],
    ['a partial tag', 'actions/checkout@v4', [`${USES} | github-tags actions/checkout | v4 | plain`]],
    ['a path', 'o/r/init@v3', [`${USES} | github-tags o/r/init | v3 | plain`]],
    ['a tag of one part of a repository', 'o/r@cli/v1.2.0', [`${USES} | github-tags o/r | cli/v1.2.0 | plain`]],
    ['a quoted tag', '"o/r@v1.2.0"', [`${USES} | github-tags o/r | v1.2.0 | double`]],
    ['a SHA', `o/r@${A}`, [`${USES} | github-tags o/r | ${A} | plain`]],
    ['a SHA with its version', `o/r@${A} # v1.2.0`, [`${USES} | github-tags o/r | ${A} # v1.2.0 | plain`]],
    ['no space in the comment', `o/r@${A} #v1.2.0`, [`${USES} | github-tags o/r | ${A} #v1.2.0 | plain`]],
    ['more space before it', `o/r@${A}  # v1.2.0`, [`${USES} | github-tags o/r | ${A}  # v1.2.0 | plain`]],
    ['tag=', `o/r@${A} # tag=v1.2.0`, [`${USES} | github-tags o/r | ${A} # tag=v1.2.0 | plain`]],
    ['pin@', `o/r@${A} # pin@v1.2.0`, [`${USES} | github-tags o/r | ${A} # pin@v1.2.0 | plain`]],
    ['renovate: tag=', `o/r@${A} # renovate: tag=v1`, [`${USES} | github-tags o/r | ${A} # renovate: tag=v1 | plain`]],
    ['ratchet', `o/r@${A} # ratchet:o/r@v1`, [`${USES} | github-tags o/r | ${A} # ratchet:o/r@v1 | plain`]],
    ['ratchet of another', `o/r@${A} # ratchet:o/x@v1`, [`${USES} | github-tags o/r | ${A} | plain`]],
    [
      'a second comment stays',
      `o/r@${A} # v1.2.0 # zizmor: ignore[unpinned-uses]`,
      [`${USES} | github-tags o/r | ${A} # v1.2.0 | plain`],
    ],
    ['a word glued to the version', `o/r@${A} # v1.2.0, see notes`, [`${USES} | github-tags o/r | ${A} | plain`]],
    ['a comment without a version', `o/r@${A} # main`, [`${USES} | github-tags o/r | ${A} | plain`]],
    ['a quoted SHA', `'o/r@${A}' # v1.2.0`, [`${USES} | github-tags o/r | ${A} + v1.2.0 | single+text`]],
    ['no comment inside quotes', `"o/r@${A} # v1.2.0"`, []],
    ['no comment without white space', `o/r@${A}# v1.2.0`, []],
    [
      'another forge',
      'https://code.forgejo.org/o/r@v1.2.0',
      [`${USES} | forgejo-tags code.forgejo.org/o/r | v1.2.0 | plain`],
    ],
    ['the URL of GitHub', 'https://github.com/o/r@v1.2.0', [`${USES} | github-tags o/r | v1.2.0 | plain`]],
    ['an image', 'docker://redis:7.4', [`${USES} | docker docker.io/library/redis | 7.4 | plain`]],
    [
      'an image with a digest',
      `docker://ghcr.io/o/r:1@${DIGEST}`,
      [`${USES} | docker ghcr.io/o/r | 1@${DIGEST} | plain`],
    ],
    ['a branch', 'o/r@main', []],
    ['a short SHA', 'o/r@a1b2c3d', []],
    ['a short SHA of digits', 'o/r@1234567', []],
    ['41 hex digits', `o/r@${A}0`, []],
    ['an upper-case SHA', `o/r@${A.toUpperCase()}`, []],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows.
    ['an expression', 'o/r@${{ inputs.ref }}', []],
    ['a local path', './.github/actions/x', []],
    ['a path of this repository', '$/actions/x', []],
    ['a parent path', 'o/r/../x@v1', []],
    ['no repository', 'owner@v1', []],
    ['a user in a URL', 'https://me@github.com/o/r@v1', []],
    ['two at signs', 'o/r@v1@v2', []],
    ['an escape', '"o/r@v1\\x2e0"', []],
    ['a value over two lines', 'o/r@v1\n          .0', []],
  ])('%s', (_, uses, expected) => {
    expect(found('github-actions', CI, step(uses))).toEqual(expected);
  });
});

test('every place of a workflow, and no other', () => {
  const workflow = `on: push
env: { image: redis:1.0.0, uses: o/r@v1 }
jobs:
  call:
    uses: o/r/.github/workflows/x.yml@v1.0.0
    with: { uses: o/r@v1.0.0, image: redis:1.0.0 }
  build:
    container: node:22.1.0
    services:
      db: { image: 'postgres:16.4' }
    steps:
      - uses: o/r@v2.0.0
        with: { image: redis:1.0.0 }
      - run: |
          uses: o/r@v1.0.0
  test:
    container:
      image: node:22.2.0
`;
  expect(found('github-actions', CI, workflow)).toEqual([
    '0:/jobs/call/uses | github-tags o/r/.github/workflows/x.yml | v1.0.0 | plain',
    '0:/jobs/build/container | docker docker.io/library/node | 22.1.0 | plain',
    '0:/jobs/build/services/db/image | docker docker.io/library/postgres | 16.4 | single',
    `${USES} | github-tags o/r | v2.0.0 | plain`,
    '0:/jobs/test/container/image | docker docker.io/library/node | 22.2.0 | plain',
  ]);
});

test('composite and container actions', () => {
  const composite = 'runs:\n  using: composite\n  steps:\n    - uses: o/r@v1.0.0\n';
  const container = 'runs:\n  using: docker\n  image: docker://redis:7.4.0\n';
  expect(found('github-actions', '.github/actions/x/action.yaml', composite)).toEqual([
    '0:/runs/steps/0/uses | github-tags o/r | v1.0.0 | plain',
  ]);
  expect(found('github-actions', 'action.yml', container)).toEqual([
    '0:/runs/image | docker docker.io/library/redis | 7.4.0 | plain',
  ]);
  expect(found('github-actions', 'action.yml', composite.replace('composite', 'node24'))).toEqual([]);
  expect(found('github-actions', 'reaction.yml', composite)).toEqual([]);
});

test.each([
  ['.forgejo/workflows/ci.yaml', 'forgejo-tags'],
  ['.gitea/workflows/ci.yaml', 'gitea-tags'],
  ['.github/workflows/ci.yaml', 'github-tags'],
])('%s without a host is of %s', (path, datasource) => {
  expect(found('github-actions', path, step('o/r@v1'))).toEqual([`${USES} | ${datasource} o/r | v1 | plain`]);
});

test.each(['kubernetes/apps/ci/configmap.yaml', '.github/ci.yml', '.github/workflows/deep/ci.yml', 'reaction.yml'])(
  '%s is no workflow',
  (path) => {
    expect(found('github-actions', path, step('o/r@v1'))).toEqual([]);
  },
);

test('a workflow is one document', () => {
  expect(found('github-actions', CI, `${step('o/r@v1')}---\n${step('o/r@v2')}`)).toEqual([]);
});

test('an alias is the same place twice', () => {
  const text = `jobs:\n  build:\n    steps:\n      - uses: &a o/r@v1.0.0\n      - uses: *a\n`;
  expect(found('github-actions', CI, text)).toEqual([`${USES} | github-tags o/r | v1.0.0 | plain`]);
  expect(proved(CI, text, text.replace('v1.0.0', 'v1.1.0'))).toEqual(['o/r v1.0.0 → v1.1.0 minor']);
});

test('lines with carriage returns', () => {
  const text = step(`o/r@${A} # v1.2.0`).replaceAll('\n', '\r\n');
  expect(found('github-actions', CI, text)).toEqual([`${USES} | github-tags o/r | ${A} # v1.2.0 | plain`]);
});

test('a number as a version is written as readers print it', () => {
  expect(problems(CI, 'jobs:\n  a:\n    container: 1.10\n')).toEqual(['3 scope/ambiguous-scalar']);
});

describe('changes', () => {
  test.each<[string, string, string, string[]]>([
    ['SHA and comment', `o/r@${A} # v1.2.0`, `o/r@${B} # v1.2.1`, ['o/r v1.2.0 → v1.2.1 patch']],
    ['in quotes', `"o/r@${A}" # v1.2.0`, `"o/r@${B}" # v1.2.1`, ['o/r v1.2.0 → v1.2.1 patch']],
    ['a pin', 'o/r@v1.2.0', `o/r@${B} # v1.2.0`, ['o/r v1.2.0 → v1.2.0 pin']],
    ['another owner', `o/r@${A} # v1.2.0`, `p/r@${B} # v1.2.1`, ['6 scope/residue']],
    ['a path added', `o/r@${A} # v1.2.0`, `o/r/sub@${B} # v1.2.1`, ['6 scope/residue']],
    ['another host', 'https://github.com/o/r@v1', 'https://github.example/o/r@v2', ['6 scope/residue']],
    ['a local path', `o/r@${A} # v1.2.0`, './r', ['6 scope/residue']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows.
    ['an expression', `o/r@${A} # v1.2.0`, 'o/r@${{github.head_ref}} # v1.2.1', ['6 scope/residue']],
    ['a short SHA', `o/r@${A} # v1.2.0`, 'o/r@b1b2c3d # v1.2.1', ['6 scope/residue']],
    ['a branch', 'o/r@v1.2.0', 'o/r@main', ['6 scope/residue']],
    [
      'a pragma added',
      `o/r@${A} # v1.2.0`,
      `o/r@${B} # v1.2.1 zizmor: ignore[x]`,
      ['o/r v1.2.0 → v1.2.1 patch', '6 scope/residue'],
    ],
    [
      'the comment moved down',
      `o/r@${A} # v1.2.0`,
      `o/r@${B}\n      # v1.2.1`,
      ['o/r v1.2.0 → null unpin', '7 scope/residue'],
    ],
    [
      'a swallowed key',
      `o/r@${A} # v1.2.0\n        if: false`,
      `o/r@${B} # v1.2.1 if: false`,
      ['o/r v1.2.0 → v1.2.1 patch', '6 scope/residue'],
    ],
    [
      'a value in a multi-line string',
      '|\n          o/r@v1.0.0 # v1',
      '|\n          o/r@v1.0.1 # v1',
      ['7 scope/residue'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(proved(CI, step(before), step(after))).toEqual(expected);
  });
});
