import { compileGlobs } from '../globs/matcher.ts';
import type { Hold } from '../holds/hold.ts';
import type { EnforcedAccount, Policy } from '../policy.ts';
import type { PolicyFile } from '../schema/policy-file.ts';

/** Where a policy came from. */
type Origin = Pick<Policy, 'path' | 'commit' | 'digest' | 'files'>;

/** Turns what a policy file says into what the rules ask for. */
export function compilePolicy(file: PolicyFile, origin: Origin, holds: readonly Hold[]): Policy {
  const { authors, scope } = file;
  return {
    ...origin,
    authors: { enforce: authors.enforce?.map(account) ?? null, commits: authors.commits },
    scope: {
      paths: scope.paths ? compileGlobs(scope.paths) : null,
      protected: compileGlobs(scope.protected),
      managers: scope.managers ? new Set(scope.managers) : null,
      updates: new Set(scope.updates),
      packages: {
        allow: scope.packages.allow ? compileGlobs(scope.packages.allow) : null,
        deny: compileGlobs(scope.packages.deny),
      },
      lockfiles: scope.lockfiles,
      edits: scope.edits.map((edit) => ({ ...edit, matchesFile: compileGlobs(edit.files) })),
    },
    holds,
  };
}

function account(entry: NonNullable<PolicyFile['authors']['enforce']>[number]): EnforcedAccount {
  return typeof entry === 'string' ? { login: entry, id: null } : { login: entry.login, id: entry.id ?? null };
}
