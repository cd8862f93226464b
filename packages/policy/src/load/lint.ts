import { readPolicyText } from './read.ts';

/** Accounts of apps that people name without the `[bot]` that is part of their login. */
const APPS = new Set(['renovate', 'dependabot', 'github-actions']);

/**
 * Advice for a pull request that edits the policy: what would be wrong with it once merged, each a sentence with line and way out. It
 * decides nothing, because a pull request is judged by the policy of its base. `headText` null: the change deletes the file.
 */
export function lintPolicyChange(headText: string | null): string[] {
  if (headText === null) return ['Without this file the built-in defaults apply: docs/policy.md lists them.'];
  const { file, complaints } = readPolicyText(headText);
  if (file === null) return complaints.map((complaint) => `Once merged, this policy cannot be read: ${complaint}`);
  return (file.authors.enforce ?? [])
    .map((entry) => (typeof entry === 'string' ? entry : entry.login))
    .filter((login) => APPS.has(login.toLowerCase()))
    .map((login) => `authors.enforce names ${login}, the login of a person; the app is \`${login}[bot]\`.`);
}
