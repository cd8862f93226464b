import { primaryLimit, secondaryLimit } from '../fault-replies.ts';
import { queryText } from '../graphql/answer.ts';
import type { ApiReply, ApiRequest } from '../http.ts';
import type { Token } from '../state/tokens.ts';
import type { Limits, RateState } from './limits.ts';

/** Counts the request against what its account may use; what is sent when that was too much, else null. Asking for the limit is free. */
export function charge(limits: Limits, token: Token | null, request: ApiRequest): ApiReply | null {
  const path = request.url.pathname;
  if (token === null || path === '/rate_limit') return null;
  const refusal = limits.take(token, isWrite(request));
  if (refusal === null) return null;
  return refusal.kind === 'primary'
    ? primaryLimit(path === '/graphql', refusal.reset)
    : secondaryLimit(refusal.status, refusal.retryAfter);
}

/** Anything that changes or makes something; a GraphQL query is a read though it is a POST. */
function isWrite(request: ApiRequest): boolean {
  if (request.url.pathname === '/graphql') return /(?:^|\})\s*mutation\b/.test(queryText(request));
  return request.method !== 'GET' && request.method !== 'HEAD';
}

/** Headers that every answer has. */
export const rateHeaders = ({ limit, used, remaining, reset }: RateState): Record<string, string> => ({
  'x-ratelimit-limit': String(limit),
  'x-ratelimit-used': String(used),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(reset),
  'x-ratelimit-resource': 'core',
});
