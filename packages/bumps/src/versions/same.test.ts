import { describe, expect, it } from 'vitest';
import { sameTarget, shapeOf } from './same.ts';

describe('whether two occurrences go to the same target', () => {
  it.each([
    ['v5', 'v5.0.0'],
    ['v5', '5.1.2'],
    ['1.2.3', 'v1.2.3'],
    ['latest', 'latest'],
    ['^1.2.3', '^v1.2.3'],
    ['1.2.3-alpine', 'v1.2.3-alpine'],
    ['20240115', 'v20240115'],
  ])('%s and %s: yes', (a, b) => {
    expect([sameTarget(a, b), sameTarget(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['1.2.3', '1.2.4'],
    ['v5', 'v50'],
    ['1.2.3', '1.2.3-rc.1'],
    ['1.2.3-rc.1', '1.2.3-rc.2'],
    ['1.2.3', '1.2.3-alpine'],
    ['1.2.3+k3s1', '1.2.3+k3s2'],
    ['2026.8.19-5ffd32ca2', '2026.8.19-487d7a96e'],
    ['cli-1.2.3', '1.2.3'],
    ['^1.2.3', '1.2.3'],
    ['^1.2.3', '~1.2.3'],
    ['>=1', '>=2'],
    ['latest', 'stable'],
    ['20240115', '2024'],
  ])('%s and %s: no', (a, b) => {
    expect([sameTarget(a, b), sameTarget(b, a)]).toEqual([false, false]);
  });
});

describe('the part of a version that a bump keeps', () => {
  it.each([
    ['v1.2.3', '|'],
    ['1.2.3-alpine3.20', '|-alpine#.#'],
    ['2026.8.19-5ffd32ca2', '|-@'],
    ['cli-v1.2.3', 'cli-|'],
    ['v1.31.2+k3s1', '|+k#s#'],
    ['1.0.0-arm64', '|-arm64'],
    ['1.0.0-linux-x86_64', '|-linux-x86_64'],
    ['1.2.3-rc.1', '|'],
    ['^1.2.3', '^|'],
    ['latest', '=latest'],
  ])('%s keeps %s', (text, kept) => {
    expect(shapeOf(text)).toBe(kept);
  });
});
