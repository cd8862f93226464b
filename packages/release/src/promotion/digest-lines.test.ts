import { loadPolicy } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import { readDigestLines } from './digest-lines.ts';

const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;
const text = JSON.stringify({
  version: 1,
  images: [{ name: 'runtime', images: [{ repository: 'ghcr.io/acme/api' }, { repository: 'docker.io/acme/web' }] }],
});
const [set] = loadPolicy({ path: 'p', text, commit: null, files: new Map() }).images;

test.each<[string, readonly string[], readonly string[]]>([
  ['both', [`ghcr.io/acme/api@${A}`, `docker.io/acme/web@${B}`], []],
  ['with tags, a capital host and a short name', [`GHCR.io/acme/api:pending-1@${A}`, `acme/web@${B}`], []],
  ['the same again', [`ghcr.io/acme/api@${A}`, `ghcr.io/acme/api@${A}`, `acme/web@${B}`], []],
  ['one is missing', [`ghcr.io/acme/api@${A}`], ['promote/incomplete-set docker.io/acme/web']],
  ['none', [], ['promote/incomplete-set ghcr.io/acme/api', 'promote/incomplete-set docker.io/acme/web']],
  ['another', [`ghcr.io/acme/x@${A}`], ['promote/incomplete-set ghcr.io/acme/x']],
  ['two digests', [`ghcr.io/acme/api@${A}`, `ghcr.io/acme/api@${B}`], ['promote/digests ghcr.io/acme/api']],
  ['no digest', ['ghcr.io/acme/api:1.2.3'], ['promote/digests null']],
  ['a short digest', ['ghcr.io/acme/api@sha256:abc'], ['promote/digests null']],
  ['no name', [`@${A}`], ['promote/digests null']],
  ['a line of more', [`ghcr.io/acme/api@${A} x`], ['promote/digests null']],
])('%s', (_, lines, expected) => {
  if (set === undefined) throw new Error('no set');
  const { digests, refusals } = readDigestLines(set, lines);
  expect(refusals.map(({ rule, place }) => `${rule} ${place}`)).toEqual(expected);
  if (expected.length === 0)
    expect([...digests]).toEqual([
      ['ghcr.io/acme/api', A],
      ['docker.io/acme/web', B],
    ]);
});
