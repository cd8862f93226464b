import { expect, it } from 'vitest';
import { align } from './align.ts';

it('lays lists beside each other that are longer than a call may have arguments', () => {
  const many = Array.from({ length: 1_000_000 }, () => 1);
  const none = Array.from({ length: 1_000_000 }, () => 2);
  expect(align([], many)).toHaveLength(many.length);
  expect(align(many, none)).toHaveLength(many.length);
  expect(align(many, [...many, 2])).toHaveLength(many.length + 1);
});
