import { heldSet } from '../holds/set-hold.ts';
import type { Policy } from '../policy.ts';
import { loadPolicy, type PolicyInput } from './load.ts';
import { policySources } from './sources.ts';

/**
 * The policy without what the files it names say. They hold versions that must not merge, so that it is enough to tell whom the policy
 * binds, what freezes, and what may be armed.
 *
 * @throws GatehouseError `policy-invalid`
 */
export function outlinePolicy(
  { path, commit, text }: Pick<PolicyInput, 'path' | 'commit' | 'text'>,
  sources: readonly string[] = policySources(text),
): Policy {
  // The hold of a set may be missing, and then there is none; a file of Renovate's may not.
  const files = new Map(sources.filter((path) => heldSet(path) === null).map((path) => [path, '{ packageRules: [] }']));
  return loadPolicy({ path, commit, text, files });
}
