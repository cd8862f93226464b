import type { FileFact } from '../facts/fact.ts';
import { judging, type RiskRule } from '../rule.ts';
import { speaksOf, type Vocabulary } from '../vocabulary.ts';
import { changeInWords, fileInWords } from '../words.ts';

interface Description extends Pick<RiskRule, 'id' | 'level' | 'sentence'>, Vocabulary {
  /** What the place is, to end the sentence `spec.x of Role web changes: …`. */
  readonly what: string;
  /** Paths of files that are of this sort as a whole, in lower case; nothing but bumps is not a change to them. */
  readonly paths?: RegExp;
}

/** A rule that knows its places by words. */
export function described({ id, level, sentence, what, paths, ...vocabulary }: Description): RiskRule {
  return {
    id,
    level,
    sentence,
    judge: judging({
      value: (fact) => (speaksOf(fact, vocabulary) ? `${changeInWords(fact)}: ${what}` : null),
      file: (fact) =>
        paths?.test(fact.path.toLowerCase()) === true && !isOnlyBumps(fact)
          ? `the file ${fileInWords(fact)}: ${what}`
          : null,
    }),
  };
}

/** A file that stays as it is but for proved references. */
export function isOnlyBumps({ file, differences }: FileFact): boolean {
  const { before, after } = file;
  return (
    before !== null &&
    after !== null &&
    before.mode === after.mode &&
    differences.kind === 'bump' &&
    differences.complete
  );
}
