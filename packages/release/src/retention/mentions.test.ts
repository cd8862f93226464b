import { describe, expect, it } from 'vitest';
import { mentionedDigests, statedDigests } from './mentions.ts';

const HEX = 'ab12'.repeat(16);
const DIGEST = `sha256:${HEX}`;
const known = new Set([DIGEST]);
const bytes = (text: string) => new TextEncoder().encode(text);

describe('mentionedDigests', () => {
  it.each([
    ['a pin', `image: ghcr.io/acme/api:v1@${DIGEST}`],
    ['a digest of its own', `digest: ${HEX}`],
    ['a comment', `# was ${DIGEST}`],
    ['a cosign tag', `sha256-${HEX}.sig`],
    ['upper case', DIGEST.toUpperCase()],
    ['a percent-encoded address', `/v2/acme/api/manifests/sha256%3A${HEX}`],
    ['a longer run', `ff${HEX}00`],
    ['the end of a very long run', `${'c'.repeat(5000)}${HEX}`],
    ['a binary file', `\0\u0001${DIGEST}\0\uffff`],
    ['UTF-16', [...DIGEST].join('\0')],
    ['a file without line ends', `${'x'.repeat(100_000)}${DIGEST}`],
  ])('finds %s', (_what, text) => {
    expect([...mentionedDigests(bytes(text), known)]).toEqual([DIGEST]);
  });

  it.each([
    ['another digest', `sha256:${'0'.repeat(64)}`],
    ['a part of it', DIGEST.slice(0, -1)],
    ['nothing', ''],
  ])('finds nothing in %s', (_what, text) => {
    expect([...mentionedDigests(bytes(text), known)]).toEqual([]);
  });
});

it('states the digests of a text, known or not', () => {
  expect([
    ...statedDigests(bytes(`a@${DIGEST} b@${DIGEST.toUpperCase()} sha256:${HEX}f sha256:${'0'.repeat(64)}`)),
  ]).toEqual([DIGEST, `sha256:${'0'.repeat(64)}`]);
});
