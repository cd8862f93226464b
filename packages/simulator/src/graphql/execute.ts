import { type DocumentNode, executeSync, GraphQLError, type GraphQLFieldResolver, parse, validate } from 'graphql';
import type { ApiContext } from '../http.ts';
import { formatError } from './errors.ts';
import { githubSchema } from './schema.ts';
import { rootView } from './views/root.ts';

/** What goes into the body of an answer. */
export interface QueryResult {
  readonly data?: unknown;
  readonly errors?: readonly Record<string, unknown>[];
}

/** Checks a query against GitHub's schema and executes it on the simulated state. */
export function executeQuery(context: ApiContext, query: string, variables: Record<string, unknown>): QueryResult {
  const schema = githubSchema();
  const parsed = parseQuery(query);
  if ('errors' in parsed) return parsed;
  const invalid = validate(schema, parsed.document);
  if (invalid.length > 0) return { errors: invalid.map(formatError) };
  const { data, errors } = executeSync({
    schema,
    document: parsed.document,
    rootValue: rootView(context),
    contextValue: context,
    variableValues: variables,
    fieldResolver: resolveField,
  });
  return { data: data ?? null, ...(errors === undefined ? {} : { errors: errors.map(formatError) }) };
}

function parseQuery(query: string): { document: DocumentNode } | { errors: Record<string, unknown>[] } {
  try {
    return { document: parse(query) };
  } catch (error) {
    return { errors: [formatError(error as GraphQLError)] };
  }
}

/** Like the default one, but a field that the simulator does not know fails instead of reading as null. */
const resolveField: GraphQLFieldResolver<unknown, ApiContext> = (source, args, context, info) => {
  const value = (source as Record<string, unknown>)[info.fieldName];
  if (value === undefined) {
    throw new GraphQLError(`the simulator does not serve ${info.parentType.name}.${info.fieldName}`);
  }
  return typeof value === 'function' ? value(args, context, info) : value;
};
