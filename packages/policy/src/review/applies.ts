import type { Change } from '@gatehouse/bumps';
import { isAccount } from '../evidence/identity.ts';
import { isTooLong } from '../globs/matcher.ts';
import type { Risk } from '../risk/types.ts';
import type { Reviewer } from './policy.ts';

/** Whether a reviewer must review this change. What cannot be told (a deleted author, an overlong path) counts as a match. */
export function applies({ when }: Reviewer, change: Change, risk: Risk): boolean {
  const authors = [change.author, ...change.sharers.map(({ author }) => author)];
  return (
    (when.authors === null ||
      authors.some((author) => author === null || when.authors?.some((named) => isAccount(named, author)))) &&
    (when.paths === null || change.files.some(({ path }) => isTooLong(path) || when.paths?.matches(path))) &&
    (when.risk === null || when.risk.has(risk.level))
  );
}
