import { describe, expect, test } from 'vitest';
import { goJson } from './go-json.ts';
import { isLater } from './later-time.ts';
import { admits } from './satisfies.ts';

test.each<[Parameters<typeof goJson>[0], string]>([
  ['a "quoted" \\ text', '"a \\"quoted\\" \\\\ text"'],
  ['<a>&b', '"\\u003ca\\u003e\\u0026b"'],
  ['\u2028\u2029é☃', '"\\u2028\\u2029é☃"'],
  [{ b: [true, 'x'], a: '' }, '{"b":[true,"x"],"a":""}'],
])('%j as Go writes it', (value, json) => {
  expect(goJson(value)).toBe(json);
});

describe('later', () => {
  const T = '2024-11-01T10:11:12';
  test.each<[string, string, boolean]>([
    [`${T}Z`, '2024-11-01T10:11:13Z', true],
    [`${T}Z`, `${T}Z`, false],
    [`${T}.1Z`, `${T}.09Z`, false],
    [`${T}.123456788Z`, `${T}.123456789Z`, true],
    [`${T}+02:00`, `${T}Z`, true],
    [`${T}Z`, `${T}+02:00`, false],
    [`${T}Z`, '2024-13-01T10:11:12Z', false],
    [`${T}Z`, '2025-11-01', false],
    [`${T}Z`, '2025-11-01T10:11:12.1234567890Z', false],
    ['soon', '2025-11-01T10:11:12Z', false],
  ])('%s, then %s: %s', (before, after, expected) => {
    expect(isLater(before, after)).toBe(expected);
  });
});

describe('admits', () => {
  test.each<[string, string, boolean]>([
    ['1.2.3', '1.2.3', true],
    ['1.2.3', '1.2.4', false],
    ['^1.2.0', '1.9.0', true],
    ['^1.2.0', '2.0.0', false],
    ['^0.2.0', '0.3.0', false],
    ['~1.2.0', '1.3.0', false],
    ['1.2', '1.2.9', true],
    ['1.x.x', '1.9.9', true],
    ['*', '9.9.9', true],
    ['>=1.2.0, <2.0.0', '1.5.0', true],
    ['>=1.2.0 <2.0.0 || ^3.0.0', '3.1.0', true],
    ['>=1.2.0, <2.0.0', '2.0.0', false],
    ['^1.2.0', '1.3.0-rc.1', false],
    ['^1.2.0-0', '1.3.0-rc.1', true],
    ['v1.16.1', 'v1.16.1', true],
    ['!=1.2.3', '1.2.4', false],
    ['', 'latest', false],
    [`^1.0.0${' || ^1.0.0'.repeat(30)}`, '1.2.3', false],
  ])('"%s": %s is %s', (constraint, version, expected) => {
    expect(admits(constraint, version)).toBe(expected);
  });
});
