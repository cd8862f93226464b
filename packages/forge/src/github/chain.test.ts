import { expect, test } from 'vitest';
import { chainOf } from './chain.ts';
import type { QueueNode } from './queue.ts';

/** An entry as `base -> head`, its head commit with that first parent (the base, unless told). */
function entry(position: number, base: string | null, head: string | null, parent = base): QueueNode {
  return {
    position,
    baseCommit: base === null ? null : { oid: base },
    headCommit: head === null ? null : { oid: head, parents: { nodes: parent === null ? [] : [{ oid: parent }] } },
    pullRequest: null,
  };
}

const steps = (entries: readonly QueueNode[], base: string, head: string) =>
  chainOf(entries, base, head).map(({ node, from, to }) => `${node.position}: ${from}..${to}`);

const stacked = [entry(1, 'main', 'h1'), entry(2, 'h1', 'h2'), entry(3, 'h2', 'h3'), entry(4, null, null)];

test.each([
  ['the first entry alone', stacked, 'main', 'h1', ['1: main..h1']],
  ['an entry on another', stacked, 'h1', 'h2', ['2: h1..h2']],
  ['a group of three', stacked, 'main', 'h3', ['1: main..h1', '2: h1..h2', '3: h2..h3']],
  [
    'rebased entries, whose first parents are inner commits',
    [entry(1, 'main', 'h1', 'x1'), entry(2, 'h1', 'h2', 'x2')],
    'main',
    'h2',
    ['1: main..h1', '2: h1..h2'],
  ],
  [
    'entries that all name the base of the group',
    [entry(1, 'main', 'h1', 'main'), entry(2, 'main', 'h2', 'h1')],
    'main',
    'h2',
    ['1: main..h1', '2: h1..h2'],
  ],
])('%s', (_, entries, base, head, expected) => {
  expect(steps(entries, base, head)).toEqual(expected);
});

test.each([
  ['the head is nobody’s', stacked, 'main', 'h9', /no entry of the queue ends in commit h9/],
  ['the group is gone', [], 'main', 'h1', /no entry/],
  ['a link is missing', [entry(2, 'h1', 'h2')], 'main', 'h2', /no entry of the queue ends in commit h1/],
  ['two entries end there', [entry(1, 'main', 'h1'), entry(2, 'main', 'h1')], 'main', 'h1', /several entries/],
  ['a circle', [entry(1, 'h2', 'h1'), entry(2, 'h1', 'h2')], 'main', 'h2', /circle/],
  ['an entry without base', [entry(1, null, 'h1')], 'main', 'h1', /no base commit/],
  ['an empty group', stacked, 'main', 'main', /is its base/],
  [
    'rebased entries that all name the base of the group',
    [entry(1, 'main', 'h1', 'x1'), entry(2, 'main', 'h2', 'x2')],
    'main',
    'h2',
    /several entries of the queue name main/,
  ],
])('refused: %s', (_, entries, base, head, message) => {
  expect(() => chainOf(entries, base, head)).toThrow(message);
  expect(() => chainOf(entries, base, head)).toThrow(expect.objectContaining({ code: 'merge-group' }));
});
