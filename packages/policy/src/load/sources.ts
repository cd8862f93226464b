import { setHoldPath } from '../holds/set-hold.ts';
import { setName } from '../schema/images.ts';
import { repositoryPath } from '../schema/values.ts';
import { readPolicyYaml } from './yaml.ts';

/**
 * The files that belong to a policy, from the root of the repository: those its text names (`holds: [{ from-renovate }]`), and the hold of each
 * set of `images`, which need not exist. Never throws: a text that cannot be read names none, and `loadPolicy` says what is wrong with it.
 */
export function policySources(text: string | null): readonly string[] {
  if (text === null) return [];
  const { data } = readPolicyYaml(text);
  const named = entries(data, 'holds').map((hold) => repositoryPath.safeParse(property(hold, 'from-renovate')));
  const sets = entries(data, 'images').map((set) => setName.safeParse(property(set, 'name')));
  const held = sets.flatMap((name) => (name.success ? [setHoldPath(name.data)] : []));
  return [...new Set([...named.flatMap((path) => (path.success ? [path.data] : [])), ...held])];
}

function entries(value: unknown, key: string): readonly unknown[] {
  const list = property(value, key);
  return Array.isArray(list) ? list : [];
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
