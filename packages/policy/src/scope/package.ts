import type { Bump } from '@gatehouse/bumps';
import { isTooLong } from '../globs/matcher.ts';
import { spellings } from '../holds/names.ts';
import type { Policy } from '../policy.ts';
import { atBump, BY_A_PERSON, type ScopeRule } from './rule.ts';

/** `scope.packages`: allow matches canonical names only, deny matches every spelling and wins. */
export const allowedPackage: ScopeRule = {
  ids: ['scope/package'],
  reads: 'proof',
  judge: ({ policy, proof }) =>
    proof.bumps.flatMap((bump) => {
      const said = objection(policy, bump);
      return said === null ? [] : [atBump(bump, 'scope/package', said.message, said.fix)];
    }),
};

function objection(policy: Policy, bump: Bump): { readonly message: string; readonly fix: string } | null {
  const { allow, deny } = policy.scope.packages;
  const names = spellings(bump);
  if (names.some(isTooLong)) {
    return {
      message: 'the name of the dependency is longer than any real one',
      fix: `If it is meant, ${BY_A_PERSON}.`,
    };
  }
  if (names.some((name) => deny.matches(name))) {
    return {
      message: `${bump.name} is denied by scope.packages.deny`,
      fix: `Remove the pattern from ${policy.path} if it is out of date, or ${BY_A_PERSON}.`,
    };
  }
  if (allow?.matches(bump.name) !== false) return null;
  return {
    message: `${bump.name} matches nothing in scope.packages.allow`,
    fix: `Add it there in ${policy.path} by this canonical name, or ${BY_A_PERSON}.`,
  };
}
