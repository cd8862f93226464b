import type { Change } from '@gatehouse/bumps';

/**
 * Whether a change is a person's and touches only the policy and files it names: the one change that is let through as advice while the
 * policy cannot be read, so that a person can repair it. No Bot, and nobody unknown, is a person.
 */
export function policyOnlyChange(path: string, namedFiles: readonly string[], change: Change): boolean {
  const authors = [change.author, ...change.sharers.map((sharer) => sharer.author)];
  const repairable = new Set([path, ...namedFiles]);
  return (
    authors.every((author) => author !== null && author.type !== 'Bot' && author.type !== 'Unknown') &&
    change.files.length > 0 &&
    change.files.every((file) => repairable.has(file.path))
  );
}
