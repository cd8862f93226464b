import { repositoryPath } from '../schema/values.ts';
import { readPolicyYaml } from './yaml.ts';

/**
 * The files that a policy's text names (`holds: [{ from-renovate }]`), from the root of the repository. Never throws: a text that cannot be
 * read names none, and `loadPolicy` says what is wrong with it.
 */
export function policySources(text: string | null): readonly string[] {
  const holds = text === null ? null : property(readPolicyYaml(text).data, 'holds');
  if (!Array.isArray(holds)) return [];
  const named = holds.map((hold) => repositoryPath.safeParse(property(hold, 'from-renovate')));
  return [...new Set(named.flatMap((path) => (path.success ? [path.data] : [])))];
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
