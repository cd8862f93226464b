import { expect, test } from 'vitest';
import { Recent } from './recent.ts';

test('forgets what was used longest ago', () => {
  const recent = new Recent<string>(5, (value) => value.length);
  recent.set('a', 'xx');
  recent.set('b', 'xx');
  recent.get('a');
  recent.set('c', 'xx');
  expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual(['xx', undefined, 'xx']);
});

test('counts a replaced value once, and keeps nothing larger than the budget', () => {
  const recent = new Recent<string>(3, (value) => value.length);
  recent.set('a', 'xx');
  recent.set('a', 'xxx');
  expect(recent.get('a')).toBe('xxx');
  recent.set('b', 'xxxx');
  expect([recent.get('a'), recent.get('b')]).toEqual([undefined, undefined]);
});
