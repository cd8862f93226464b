import { GatehouseError } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import { guarded } from './fault.ts';
import { memoryIo } from './testing/index.ts';

async function failing(error: unknown) {
  const io = memoryIo();
  const code = await guarded(io, () => Promise.reject(error));
  return { io, code };
}

test("a user's fault is its message and what to do", async () => {
  const { io, code } = await failing(new GatehouseError('forbidden', 'The token may not.', 'Add a line.'));
  expect(code).toBe(1);
  expect(io.lines).toEqual(['Could not decide (error/forbidden): The token may not.', 'What to do: Add a line.']);
  expect(io.annotations[0]?.message).toBe('The token may not. Add a line.');
});

test('our own fault is its stack and how to report it', async () => {
  const { io, code } = await failing(new TypeError('undefined is not a function'));
  expect(code).toBe(1);
  expect(io.lines.slice(0, 3)).toEqual([
    'This is a defect of Gatehouse, not of the change. Nothing was approved.',
    'Report it with the lines below at the repository this action is taken from.',
    '  TypeError: undefined is not a function',
  ]);
  expect(io.lines[3]).toMatch(/^ {2} +at /);
});

test('without a fault the code is the result', async () => {
  expect(await guarded(memoryIo(), async () => 0)).toBe(0);
});
