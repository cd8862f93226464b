import { compileGlobs, type Matcher } from '../globs/matcher.ts';
import type { HygieneFile } from '../schema/hygiene.ts';

/** When one path of `when` changes, one of `needs` must. */
interface Drift {
  readonly when: Matcher;
  readonly needs: Matcher;
  readonly message: string | null;
}

/** `hygiene` of a policy, compiled. Null: no limit. */
export interface HygienePolicy {
  readonly base: Matcher | null;
  readonly docsDrift: readonly Drift[];
  readonly title: {
    readonly minimum: number | null;
    readonly maximum: number | null;
    readonly prefixes: readonly string[] | null;
    readonly trailingDot: boolean;
  };
  readonly maxFiles: number | null;
  readonly maxLines: number | null;
}

export function compileHygiene(file: HygieneFile): HygienePolicy {
  const { title, 'max-files': maxFiles, 'max-lines': maxLines } = file['pull-request'];
  return {
    base: file.base === undefined ? null : compileGlobs(file.base),
    docsDrift: file['docs-drift'].map(({ when, then, message }) => ({
      when: compileGlobs(when),
      needs: compileGlobs(then),
      message: message ?? null,
    })),
    title: {
      minimum: title.minimum ?? null,
      maximum: title.maximum ?? null,
      prefixes: title.prefixes ?? null,
      trailingDot: title['trailing-dot'],
    },
    maxFiles: maxFiles ?? null,
    maxLines: maxLines ?? null,
  };
}
