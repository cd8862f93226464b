import type { ChangedFile } from '@gatehouse/bumps';
import { atFile, type ScopeRule } from './rule.ts';

/**
 * A file that changed on the base branch since the merge base: git would merge something that was not judged. Strict on purpose, also when
 * the base branch has the head's content already.
 */
export const staleBase: ScopeRule = {
  ids: ['scope/stale-base'],
  reads: 'metadata',
  judge: ({ change }) =>
    [...change.files, ...change.siblings]
      .filter(isStale)
      .map(({ path }) =>
        atFile(
          path,
          'scope/stale-base',
          'the base branch changed this file since this branch began, so the merge would have content that was not judged',
          'Update the branch (the button on the pull request, or let the bot rebase); it is judged again then.',
        ),
      ),
};

/** Undefined: there is no base tip that could have moved (a commit and its parent). */
function isStale({ before, baseTipOid }: ChangedFile): boolean {
  return baseTipOid !== undefined && baseTipOid !== (before?.oid ?? null);
}
