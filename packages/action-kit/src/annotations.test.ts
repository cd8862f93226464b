import { expect, test } from 'vitest';
import { annotateFindings } from './annotations.ts';
import { memoryIo, verdictOf } from './testing/index.ts';

const finding = (line: number | null, path: string | null = 'a.yaml') => ({
  rule: 'scope/residue',
  path,
  line,
  message: 'Not a bump.',
  fix: 'Take it out.',
});
const many = (n: number) => Array.from({ length: n }, (_, i) => finding(i + 1));

function annotated(change: Parameters<typeof verdictOf>[0]) {
  const io = memoryIo();
  annotateFindings(io, verdictOf(change));
  return io.annotations;
}

test('a finding is an error at its line', () => {
  expect(annotated({ outcome: 'block', findings: [finding(3)] })).toEqual([
    {
      level: 'error',
      message: 'Not a bump.\nWay out: Take it out.',
      place: { title: 'scope/residue', file: 'a.yaml', startLine: 3 },
    },
  ]);
});

test('advice is a notice; a finding about the whole change has no place', () => {
  expect(annotated({ outcome: 'skip', findings: [finding(null, null)] })).toEqual([
    { level: 'notice', message: 'Not a bump.\nWay out: Take it out.', place: { title: 'scope/residue' } },
  ]);
});

test.each([
  [10, 10, null],
  [11, 10, '2 more in the job summary.'],
  [200, 10, '191 more in the job summary.'],
])('%i findings are %i annotations', (n, expected, last) => {
  const all = annotated({ outcome: 'block', findings: many(n) });
  expect(all).toHaveLength(expected);
  if (last !== null) expect(all.at(-1)?.message).toBe(last);
});
