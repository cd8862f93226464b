import {
  type DocumentNode,
  executeSync,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
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
  const parsed = documentOf(schema, query);
  if ('errors' in parsed) return parsed;
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

type Parsed = { readonly document: DocumentNode } | { readonly errors: Record<string, unknown>[] };

/** Documents that were found good, by their text: to parse and check one takes longer than to answer it, and clients repeat themselves. */
const good = new Map<string, Parsed>();
const MOST_DOCUMENTS = 500;

function documentOf(schema: GraphQLSchema, query: string): Parsed {
  const known = good.get(query);
  if (known !== undefined) return known;
  const parsed = parseQuery(query);
  if ('errors' in parsed) return parsed;
  const invalid = validate(schema, parsed.document);
  if (invalid.length > 0) return { errors: invalid.map(formatError) };
  if (good.size >= MOST_DOCUMENTS) good.clear();
  good.set(query, parsed);
  return parsed;
}

function parseQuery(query: string): Parsed {
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
