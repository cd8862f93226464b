import { expect, test } from 'vitest';
import { counted, short } from './short.ts';

test.each([
  [`sha256:${'0123456789abcdef'.repeat(4)}`, '0123456789ab'],
  ['0123456789abcdef0123456789abcdef01234567', '0123456789ab'],
  [`sha512:${'f'.repeat(128)}`, 'ffffffffffff'],
])('%s is shown as %s', (id, shown) => {
  expect(short(id)).toBe(shown);
});

test.each([
  [0, '0 images'],
  [1, '1 image'],
  [2, '2 images'],
])('%i is %s', (count, text) => {
  expect(counted(count, 'image')).toBe(text);
});
