import type { Rollback } from '../merge/rollback.ts';
import type { Finding } from '../verdict.ts';

/** What is said of any file that is no bump; the hold beside a rollback was read and found valid instead. */
const OF_THE_HOLD = new Set(['scope/protected', 'scope/path', 'scope/file-added', 'scope/residue', 'scope/no-manager']);

/** Without what a rollback is free of: that versions go down, and that the hold of what it takes back stands beside it. */
export function withoutRollback(findings: readonly Finding[], rollback: Rollback | null | undefined): Finding[] {
  if (rollback === null || rollback === undefined) return [...findings];
  return findings.filter(
    ({ rule, path }) =>
      rule !== 'scope/downgrade' && !(path !== null && path === rollback.hold && OF_THE_HOLD.has(rule)),
  );
}
