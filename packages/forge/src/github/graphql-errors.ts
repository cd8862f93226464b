import type { GatehouseError } from '@gatehouse/policy';
import { type Asked, forbidden, notFound, type Permission, rateLimited, refused, unavailable } from './faults.ts';

/** One entry of a GraphQL answer's `errors`. */
export interface GraphqlError {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
}

/** Fields that take another permission than the git data beside them in the same query. */
const NEEDS: readonly (readonly [RegExp, Permission])[] = [
  [/^(pullRequests?|mergeQueue)$/, 'pull-requests: read'],
  [/^(checkSuites|checkRuns)$/, 'checks: read'],
  [/^status$/, 'statuses: read'],
  [/^(issues|(open|closed)Freezes\d+)$/, 'issues: read'],
];

/** By the innermost field on the way to the error that takes a permission of its own. */
function needsOf(error: GraphqlError, asked: Asked): Asked['needs'] {
  // What a mutation takes is known beforehand, and more than what its answer's fields take.
  if (error.path?.[0] !== 'repository' && error.path?.[0] !== 'node') return asked.needs;
  for (const step of error.path.toReversed()) {
    const found = NEEDS.find(([field]) => field.test(String(step)));
    if (found !== undefined) return found[1];
  }
  return asked.needs;
}

/** What the errors of an answer mean for a query that has to succeed as a whole; null: nothing was wrong. */
export function faultOfErrors(errors: readonly GraphqlError[], data: unknown, asked: Asked): GatehouseError | null {
  const [first] = errors;
  if (first === undefined) return data === null ? unavailable(asked, 'the answer has no data') : null;
  const needs = needsOf(first, asked);
  switch (first.type) {
    case 'FORBIDDEN':
    case 'INSUFFICIENT_SCOPES':
      return forbidden({ ...asked, needs }, first.message);
    case 'NOT_FOUND':
      return notFound({ ...asked, needs }, first.message);
    case 'RATE_LIMITED':
      return rateLimited(asked, first.message);
    case 'UNPROCESSABLE':
      return refused(asked, first.message);
    default:
      // Time-outs and resource limits come as untyped errors; a batch is halved on them, everything else gives up.
      return unavailable(asked, first.message);
  }
}
