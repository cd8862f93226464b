import { expect, it } from 'vitest';
import { firstDifferenceOutside, withSpans } from './byte-proof.ts';
import type { Cut } from './cuts.ts';
import { Side } from './side.ts';

const cut = (start: number, end: number, label: string) => ({ start, end, label });
const outside = (before: string, after: string, from: readonly Cut[], to: readonly Cut[]) =>
  firstDifferenceOutside(new Side(before, []), new Side(after, []), { before: from, after: to });

it.each([
  ['nothing', 'a\nb', 'a\nb', [], [], null],
  ['a cut value', 'a 1\n', 'a 22\n', [cut(2, 3, 'x')], [cut(2, 4, 'x')], null],
  ['what stands after a cut', 'a 1\nb', 'a 2\nc', [cut(2, 3, 'x')], [cut(2, 3, 'x')], 2],
  ['an end that is missing', 'a\nb\n', 'a\n', [], [], 2],
  ['two cuts that changed places', '1 2', '2 1', [cut(0, 1, 'x'), cut(2, 3, 'y')], [cut(0, 1, 'y'), cut(2, 3, 'x')], 1],
  ['a cut on one side only', 'a\n1', 'a\n1', [cut(2, 3, 'x')], [], 2],
])('%s', (_what, before, after, from, to, line) => {
  expect(outside(before, after, from, to)).toBe(line);
});

it('takes a bump inside a difference for a part of it', () => {
  const bumps = { before: [cut(2, 3, 'x'), cut(9, 10, 'y')], after: [cut(2, 3, 'x'), cut(9, 10, 'y')] };
  const span = { start: 1, end: 4 };
  expect(withSpans(bumps, [{ before: span, after: span }]).after).toEqual([cut(1, 4, 'difference 0'), cut(9, 10, 'y')]);
});
