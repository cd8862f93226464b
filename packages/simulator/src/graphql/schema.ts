import { existsSync, readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLSchema } from 'graphql';

let built: GraphQLSchema | null = null;

/** Where a bundle of this package carries the schema: beside its own file. */
export const BUNDLED_SCHEMA = 'github-schema.graphql';

/**
 * GitHub's published schema, built at the first query (about 0.2 s) and kept. It is not checked again: the published
 * file has defined the same field twice before, which is no reason to serve nothing.
 */
export function githubSchema(): GraphQLSchema {
  built ??= buildSchema(readFileSync(schemaPath(), 'utf8'), {
    assumeValid: true,
    assumeValidSDL: true,
    noLocation: true,
  });
  return built;
}

/** The package exports only its module; the schema lies beside its package.json. */
export function schemaPath(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundled = join(here, BUNDLED_SCHEMA);
  if (existsSync(bundled)) return bundled;
  // older Nodes than those this is developed on do not have it; they only ever run bundles
  const { findPackageJSON } = nodeModule;
  const manifest = findPackageJSON?.('@octokit/graphql-schema', import.meta.url);
  if (manifest === undefined) throw new Error(`GitHub's schema is neither at ${bundled} nor installed as a package`);
  return join(dirname(manifest), 'schema.graphql');
}
