import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fileInZip, MOST_ZIP_BYTES } from './zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each<[string, Uint8Array, string | null]>([
  ['its file', zipSync({ 'review.json': bytes('{"a":"é"}') }), '{"a":"é"}'],
  ['another file beside it', zipSync({ 'x.json': bytes('no'), 'review.json': bytes('yes') }), 'yes'],
  ['a file of that name in a folder', zipSync({ 'd/review.json': bytes('no') }), null],
  ['no file', zipSync({}), null],
  ['no bytes', new Uint8Array(), null],
  ['no zip', bytes('PK\u0003\u0004 not really'), null],
  ['a zip cut short', zipSync({ 'review.json': bytes('x'.repeat(1000)) }).slice(0, 60), null],
  ['as much as is read', zipSync({ 'review.json': new Uint8Array(MOST_ZIP_BYTES) }), '\0'.repeat(MOST_ZIP_BYTES)],
  ['a bomb', zipSync({ 'review.json': new Uint8Array(MOST_ZIP_BYTES + 1) }), null],
])('%s', (_, zip, text) => {
  expect(fileInZip(zip, 'review.json')).toBe(text);
});

test('a size that lies bounds what is unpacked', () => {
  const zip = zipSync({ 'review.json': new Uint8Array(50 * MOST_ZIP_BYTES) });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  // Uncompressed size in the local header, and in the central directory that unpacking goes by.
  const directory = view.getUint32(zip.length - 22 + 16, true);
  view.setUint32(22, 10, true);
  view.setUint32(directory + 24, 10, true);
  expect((fileInZip(zip, 'review.json') ?? '').length).toBeLessThanOrEqual(10);
});
