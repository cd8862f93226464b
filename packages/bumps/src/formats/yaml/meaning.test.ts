import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { whyAmbiguous } from './meaning.ts';

test.each([
  '1.2.3',
  'v1.2',
  '16',
  '0',
  '999999',
  '1.9',
  '0.5',
  '0.0005',
  '123456.123456789',
  '2024.11.1',
  '2024-11',
  '20241101-abc',
  '1.2.3-rc.1',
  '7.4.1-alpine',
  'sha256:abc',
  'latest',
  'nonroot',
  '^1.2.0',
  '1.2.x',
  '1.2.3+k3s1',
  '0a1b2c3',
])('%s is the same for every reader', (text) => {
  expect(whyAmbiguous(text)).toBeNull();
  expect(String(parse(text, { version: '1.1' }))).toBe(text);
  expect(String(parse(text, { version: '1.2' }))).toBe(text);
});

test.each([
  ['', /empty/],
  ['~', /null/],
  ['Null', /null/],
  ['TRUE', /boolean/],
  ['no', /boolean/],
  ['On', /boolean/],
  ['y', /boolean/],
  ['.inf', /null|boolean/],
  ['-.INF', /null|boolean/],
  ['.NaN', /null|boolean/],
  ['2024-11-01', /date/],
  ['2024-1-1', /date/],
  ['2024-11-01T10:11:12Z', /date/],
  ['1.10', /number/],
  ['1.', /number/],
  ['.5', /number/],
  ['.5e3', /number/],
  ['+1', /number/],
  ['-1', /number/],
  ['010', /number/],
  ['00', /number/],
  ['0o17', /number/],
  ['0x1F', /number/],
  ['0X1F', /number/],
  ['0B11', /number/],
  ['0O17', /number/],
  ['1e1_0', /number/],
  ['1_0.5E1_0', /number/],
  ['0b11', /number/],
  ['1_000', /number/],
  ['1e3', /number/],
  ['1234e56', /number/],
  ['1.5E+3', /number/],
  ['12:30', /number/],
  ['190:20:30.15', /number/],
  ['1000000', /number/],
  ['20241101', /number/],
  ['0.00001', /number/],
  ['0.1234567890', /number/],
  ['1.1234567891', /number/],
])('%s may be read as another text', (text, why) => {
  expect(whyAmbiguous(text)).toMatch(why);
});
