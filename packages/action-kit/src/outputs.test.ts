import { expect, test } from 'vitest';
import { listOutput, MAX_OUTPUT_BYTES, setOutputs } from './outputs.ts';
import { memoryIo } from './testing/index.ts';

test('outputs are written; one over the limit is empty and named', () => {
  const io = memoryIo();
  setOutputs(io, { outcome: 'pass', fits: 'x'.repeat(MAX_OUTPUT_BYTES), over: 'x'.repeat(MAX_OUTPUT_BYTES + 1) });
  expect(io.outputs.get('outcome')).toBe('pass');
  expect(io.outputs.get('fits')).toHaveLength(MAX_OUTPUT_BYTES);
  expect(io.outputs.get('over')).toBe('');
  expect(io.lines).toEqual(["Output 'over' is left empty: it would be over 98304 bytes."]);
});

test('a list is cut between entries', () => {
  expect(listOutput([])).toBe('[]');
  expect(listOutput(['a"b'])).toBe('["a\\"b"]');
  const cut = listOutput(Array.from({ length: 20_000 }, (_, i) => `registry/name-${i}`));
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(MAX_OUTPUT_BYTES);
  expect(JSON.parse(cut)).toContain('registry/name-3000');
});
