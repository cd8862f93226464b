/** Where a rollback goes, as a person asked for it. */
export type RollbackTarget =
  | { readonly kind: 'revision'; readonly revision: string }
  | { readonly kind: 'previous' }
  | { readonly kind: 'at-commit'; readonly commit: string };

const COMMIT = /^[0-9a-f]{40}$/;
const AT_COMMIT = 'at-commit:';

/**
 * `previous`, the 40 hexadecimal digits of the revision that images were built from, or `at-commit:` and those of a commit of the base branch.
 * Null: none of them; a shortened id may stand for several.
 */
export function parseRollbackTarget(text: string): RollbackTarget | null {
  const said = text.trim();
  if (said === 'previous') return { kind: 'previous' };
  if (COMMIT.test(said)) return { kind: 'revision', revision: said };
  const commit = said.startsWith(AT_COMMIT) ? said.slice(AT_COMMIT.length).trim() : '';
  return COMMIT.test(commit) ? { kind: 'at-commit', commit } : null;
}

/** As it is written. */
export function targetText(target: RollbackTarget): string {
  if (target.kind === 'previous') return 'previous';
  return target.kind === 'revision' ? target.revision : `${AT_COMMIT}${target.commit}`;
}
