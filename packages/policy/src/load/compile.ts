import { compileContext } from '../context/policy.ts';
import { compileFreshness } from '../freshness/policy.ts';
import { compileGlobs } from '../globs/matcher.ts';
import type { Hold } from '../holds/hold.ts';
import { compileHygiene } from '../hygiene/policy.ts';
import { compileImages } from '../images/policy.ts';
import { compileLabels } from '../labels/policy.ts';
import { compileMerge } from '../merge/policy.ts';
import type { EnforcedAccount, Policy } from '../policy.ts';
import { compilePrune } from '../prune/policy.ts';
import { compileReview } from '../review/policy.ts';
import { compileRisk } from '../risk/policy.ts';
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
    risk: compileRisk(file.risk),
    context: compileContext(file.context),
    hygiene: compileHygiene(file.hygiene),
    review: compileReview(file.review),
    merge: compileMerge(file.merge),
    labels: compileLabels(file.labels),
    images: compileImages(file.images),
    prune: compilePrune(file.prune),
    freshness: compileFreshness(file.freshness),
  };
}

function account(entry: NonNullable<PolicyFile['authors']['enforce']>[number]): EnforcedAccount {
  return typeof entry === 'string' ? { login: entry, id: null } : { login: entry.login, id: entry.id ?? null };
}
