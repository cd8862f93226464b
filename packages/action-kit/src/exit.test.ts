import { expect, test } from 'vitest';
import { exitCode } from './exit.ts';

test.each([
  ['pass', 0, 0, 0],
  ['skip', 0, 0, 0],
  ['block', 1, 0, 0],
  ['error', 1, 1, 0],
] as const)('%s exits %i (block), %i (error), %i (never)', (outcome, block, error, never) => {
  expect([exitCode(outcome, 'block'), exitCode(outcome, 'error'), exitCode(outcome, 'never')]).toEqual([
    block,
    error,
    never,
  ]);
});
