import { expect, test } from 'vitest';
import { Shares } from './shares.ts';
import type { Task } from './task.ts';

function task(index: number, ...paths: string[]): Task {
  const files = paths.map((path) => ({ path, pathIsText: true, before: null, after: null }));
  return { index, parent: null, at: 0, diff: { commit: `${index}`, files, count: files.length } };
}

const dealt = (shares: readonly (readonly Task[])[]) => shares.map((tasks) => tasks.map(({ index }) => index));

test('commits of one file meet at one worker, in order, also in a later deal', () => {
  const shares = new Shares(2);
  expect(dealt(shares.deal([task(0, 'a'), task(1, 'b'), task(2, 'a'), task(3, 'b')]))).toEqual([
    [0, 2],
    [1, 3],
  ]);
  expect(dealt(shares.deal([task(4, 'b'), task(5, 'a')]))).toEqual([[5], [4]]);
});

test('new files go to whoever has least to do, a mixed commit to whoever knows most of it', () => {
  const shares = new Shares(2);
  const tasks = [task(0, 'a', 'b', 'c'), task(1, 'd'), task(2, 'e'), task(3, 'd', 'a', 'e'), task(4, 'f')];
  expect(dealt(shares.deal(tasks))).toEqual([
    [0, 4],
    [1, 2, 3],
  ]);
});

test('an empty commit is dealt too', () => {
  expect(dealt(new Shares(2).deal([task(0)]))).toEqual([[0], []]);
});
