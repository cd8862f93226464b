import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';

let built: GraphQLSchema | null = null;

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
function schemaPath(): string {
  const manifest = findPackageJSON('@octokit/graphql-schema', import.meta.url);
  if (manifest === undefined) throw new Error('the package @octokit/graphql-schema is not installed');
  return join(dirname(manifest), 'schema.graphql');
}
