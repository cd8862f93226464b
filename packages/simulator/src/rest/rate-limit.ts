import type { ApiReply } from '../http.ts';
import type { Token } from '../state/tokens.ts';

/** Requests an hour without a token. */
const ANONYMOUS_LIMIT = 60;

export interface RateState {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Seconds since 1970, real time: clients wait for it. */
  readonly reset: number;
}

export function rateState(token: Token | null, now: number = Date.now()): RateState {
  const limit = token?.limit ?? ANONYMOUS_LIMIT;
  const used = Math.min(token?.used ?? 0, limit);
  return { limit, used, remaining: limit - used, reset: Math.ceil(now / 1000) + 3600 };
}

export function rateLimit(token: Token | null): ApiReply {
  const core = rateState(token);
  return { status: 200, body: { resources: { core, graphql: core, search: core }, rate: core } };
}
