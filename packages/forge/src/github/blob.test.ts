import { expect, test } from 'vitest';
import { blobId, provenBytes } from './blob.ts';

const of = (text: string | null, isTruncated = false) => ({ byteSize: 0, isBinary: false, isTruncated, text });
const sha1 = '0'.repeat(40);

test.each([
  ['', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'],
  ['hello\n', 'ce013625030ba8dba906f756967f9e9ca394464a'],
])('the id of %j is the one git gives', (text, oid) => {
  expect(blobId(new TextEncoder().encode(text), sha1)).toBe(oid);
});

test('a repository with SHA-256 ids is hashed so', () => {
  expect(blobId(new Uint8Array(), '0'.repeat(64))).toBe(
    '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
  );
});

test('text counts as the bytes only when its hash is the id', () => {
  const oid = 'ce013625030ba8dba906f756967f9e9ca394464a';
  expect(provenBytes(of('hello\n'), oid)).toEqual(new TextEncoder().encode('hello\n'));
  // Carriage returns, a byte-order mark or a whole line that the view lost.
  for (const text of ['hello\r\n', '\uFEFFhello\n', 'hello', '']) expect(provenBytes(of(text), oid)).toBeNull();
  expect(provenBytes(of(null), oid)).toBeNull();
  expect(provenBytes(of('hello\n', true), oid)).toBeNull();
});
