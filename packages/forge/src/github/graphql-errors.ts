import type { GatehouseError } from '@gatehouse/policy';
import { type Asked, forbidden, notFound, rateLimited, unavailable } from './faults.ts';

/** One entry of a GraphQL answer's `errors`. */
export interface GraphqlError {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
}

/** Fields of pull requests take another permission than the git data beside them in the same query. */
const OF_PULL_REQUESTS = new Set(['pullRequest', 'pullRequests', 'mergeQueue']);

/** What the errors of an answer mean for a query that has to succeed as a whole; null: nothing was wrong. */
export function faultOfErrors(errors: readonly GraphqlError[], data: unknown, asked: Asked): GatehouseError | null {
  const [first] = errors;
  if (first === undefined) return data === null ? unavailable(asked, 'the answer has no data') : null;
  const needs = first.path?.some((step) => OF_PULL_REQUESTS.has(String(step))) ? 'pull-requests: read' : asked.needs;
  switch (first.type) {
    case 'FORBIDDEN':
    case 'INSUFFICIENT_SCOPES':
      return forbidden({ ...asked, needs }, first.message);
    case 'NOT_FOUND':
      return notFound({ ...asked, needs }, first.message);
    case 'RATE_LIMITED':
      return rateLimited(asked, first.message);
    default:
      // Time-outs and resource limits come as untyped errors; a batch is halved on them, everything else gives up.
      return unavailable(asked, first.message);
  }
}
