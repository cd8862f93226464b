import type { Bump } from '@gatehouse/bumps';
import { spellings } from '../../../holds/names.ts';
import type { Policy } from '../../../policy.ts';
import { matching, nearMatches } from '../near-glob.ts';
import type { NearMiss, NearRule } from '../types.ts';
import { distinct } from './distinct.ts';

/** Packages that `scope.packages` nearly allows or nearly denies. */
export const nearPackages: NearRule = ({ policy, proof }) =>
  distinct(proof.bumps, ({ name }) => name).flatMap((bump) => [...denied(policy, bump), ...allowed(policy, bump)]);

function denied({ scope }: Policy, bump: Bump): NearMiss[] {
  const { deny } = scope.packages;
  if (spellings(bump).some((name) => deny.matches(name))) return [];
  return nearMatches(deny, spellings(bump)).map(({ pattern, how }) =>
    of(bump, `\`${pattern}\` in scope.packages.deny ${how}`),
  );
}

/** Only the canonical name is looked up in it, which is not always what people write. */
function allowed({ scope }: Policy, bump: Bump): NearMiss[] {
  const { allow } = scope.packages;
  if (allow === null || allow.matches(bump.name)) return [];
  const written = spellings(bump).find((name) => name !== bump.name && allow.matches(name));
  if (written !== undefined) {
    const pattern = matching(allow, written) ?? written;
    return [
      of(
        bump,
        `\`${pattern}\` in scope.packages.allow matches ${written}, but the canonical name counts: ${bump.name}`,
      ),
    ];
  }
  return nearMatches(allow, [bump.name]).map(({ pattern, how }) =>
    of(bump, `\`${pattern}\` in scope.packages.allow ${how}`),
  );
}

function of({ name, path, line }: Bump, message: string): NearMiss {
  return { rule: 'scope/package', path, line, message: `${name}: ${message}` };
}
