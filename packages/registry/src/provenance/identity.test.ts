import { expect, test } from 'vitest';
import { buildIdentity } from './identity.ts';

type Signer = Parameters<typeof buildIdentity>[0];

const COMMIT = 'c'.repeat(40);
const text = (value: string) => Buffer.from([0x0c, value.length, ...Buffer.from(value)]);
/** A certificate's extensions of Fulcio, by the last part of their number. */
const signer = (...values: readonly (readonly [number, Buffer])[]) => {
  const oids = values.map(([last, value]) => ({ oid: { id: [1, 3, 6, 1, 4, 1, 57264, 1, last] }, value }));
  return { identity: { oids } } as unknown as Signer;
};

test('the place and the commit of the source', () => {
  const long = `refs/heads/${'x'.repeat(150)}`;
  const found = buildIdentity(
    signer(
      [12, text('https://github.com/acme/images')],
      [13, text(COMMIT)],
      [14, Buffer.from([0x0c, 0x81, long.length, ...Buffer.from(long)])],
    ),
  );
  expect(found).toEqual({ sourceRepository: 'https://github.com/acme/images', sourceRef: long, revision: COMMIT });
});

test.each<[string, Signer]>([
  ['nothing', signer()],
  ['no certificate', {} as Signer],
  ['another number', signer([15, text(COMMIT)])],
  ['two of them', signer([13, text(COMMIT)], [13, text('d'.repeat(40))])],
  ['more behind it', signer([13, Buffer.concat([text(COMMIT), Buffer.from('x')])])],
  ['less than it says', signer([13, text(COMMIT).subarray(0, -1)])],
  ['another type', signer([13, Buffer.from([0x04, 40, ...Buffer.from(COMMIT)])])],
  ['text alone', signer([13, Buffer.from(COMMIT)])],
  ['a branch', signer([13, text('main')])],
  ['a commit in upper case', signer([13, text(COMMIT.toUpperCase())])],
])('no commit: %s', (_, found) => {
  expect(buildIdentity(found).revision).toBeNull();
});
