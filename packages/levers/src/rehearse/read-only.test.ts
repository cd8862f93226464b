import { githubRepository } from '@gatehouse/forge/github';
import { openPackages, openRegistry } from '@gatehouse/registry';
import { expect, it } from 'vitest';
import { readOnly } from './read-only.ts';

const API = { token: 't', apiUrl: 'http://127.0.0.1:1', graphqlUrl: 'http://127.0.0.1:1/graphql' };
const registry = openRegistry({ credentials: [] });
const sources = {
  repository: githubRepository({ ...API, repository: 'o/r' }),
  registry: () => registry,
  packages: openPackages(API),
};
/** Everything whose name does not say that it reads. */
const READS = /^(?:read|list|find|is|head|referrers|allowance)/;

const writesOf = (source: object) => Object.keys(source).filter((name) => !READS.test(name));

it('refuses and remembers every method that is no read', async () => {
  const safe = readOnly(sources);
  const parts = { repository: safe.repository, registry: safe.registry([]), packages: safe.packages };
  const names = (['repository', 'registry', 'packages'] as const).flatMap((where) =>
    writesOf(parts[where]).map((name) => ({ where, name })),
  );
  expect(names.length).toBeGreaterThan(10);
  for (const { where, name } of names) {
    const method = (parts[where] as unknown as Record<string, () => Promise<unknown>>)[name];
    await expect(method?.()).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(safe.takeAttempts()).toEqual(names.map(({ where, name }) => `${where}.${name}`));
  expect(safe.takeAttempts()).toEqual([]);
});

it('reads as before', () => {
  const safe = readOnly(sources);
  expect(safe.repository.readTree).toBe(sources.repository.readTree);
  expect(safe.registry([]).readManifest).toBe(registry.readManifest);
});
