import type { FileFact } from '../facts/fact.ts';
import { judging, type RiskRule } from '../rule.ts';
import { changeInWords } from '../words.ts';

/** Whatever no rule knows. */
export const unknown: RiskRule = {
  id: 'risk/unknown',
  level: 'medium',
  sentence: 'Anything else: a place no rule names, a file that is no document, a mode, bytes that no document shows.',
  fallback: true,
  judge: judging({
    value: (fact) => (fact.leaf ? `${changeInWords(fact)}, which no rule knows` : null),
    file: (fact) => unknownInFile(fact),
  }),
};

function unknownInFile({ file, differences }: FileFact): string | null {
  const { before, after } = file;
  if (after === null) return null;
  if (before !== null && before.mode !== after.mode)
    return `the file's mode changes from ${before.mode} to ${after.mode}`;
  if (differences.kind === 'opaque') {
    return `the file ${before === null ? 'is added' : 'changes'} and is not understood: ${differences.why ?? 'it is no document'}`;
  }
  if (before === null) return 'the file is added';
  return differences.complete
    ? null
    : 'bytes differ that no changed value accounts for (lines added or removed, a comment, quoting, order)';
}
