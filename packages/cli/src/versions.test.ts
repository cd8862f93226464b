import { expect, test } from 'vitest';
import { shownVersion } from './versions.ts';

const hash = `sha256:${'0123456789'.repeat(6)}abcd`;
const sha = '0123456789'.repeat(4);

test.each([
  [{ version: '1.2.3', digest: null }, '1.2.3'],
  [{ version: '1.2.3', digest: hash }, '1.2.3@sha256:012345678901'],
  [{ version: null, digest: hash }, 'sha256:012345678901'],
  [{ version: 'v4', digest: sha }, 'v4 (012345678901)'],
  [{ version: null, digest: sha }, '012345678901'],
  [{ version: '1\x1b', digest: null }, '1\\u{1b}'],
])('%j is shown as %s', (value, expected) => {
  expect(shownVersion(value)).toBe(expected);
});
