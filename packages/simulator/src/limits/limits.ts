import type { Token } from '../state/tokens.ts';
import { LimitClock } from './clock.ts';
import type { LimitOptions } from './options.ts';

/** What the headers of every answer say. */
export interface RateState {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Seconds since 1970 by the wall's clock: clients wait for it. */
  readonly reset: number;
}

export type Refusal =
  | { readonly kind: 'primary'; readonly reset: number }
  | { readonly kind: 'secondary'; readonly retryAfter: number; readonly status: 403 | 429 };

/** What one account used. */
interface Account {
  /** Start of the hour that its first request began. */
  hour: number;
  used: number;
  /** When it wrote or read, by the limits' clock; older than an hour is forgotten. */
  readonly requests: { readonly at: number; readonly write: boolean }[];
}

/** Requests an hour without a token. */
const ANONYMOUS_LIMIT = 60;
const HOUR = 3600;
const MINUTE = 60;
const POINTS = { read: 1, write: 5 };

/** Counts requests and says which are refused. */
export class Limits {
  readonly #clock: LimitClock;
  readonly #accounts = new Map<string, Account>();
  #options: LimitOptions = {};
  /** Refusals so far, by kind. */
  readonly refused = { primary: 0, secondary: 0 };

  constructor(wall?: () => number) {
    this.#clock = new LimitClock(wall);
  }

  /** Switches limits on (or, with nothing given, off); what was used stays counted. */
  set(options: LimitOptions): void {
    this.#options = options;
    this.#clock.setSpeed(options.speed ?? 1);
  }

  /** Lets time pass for the limits alone. */
  advance(seconds: number): void {
    this.#clock.advance(seconds);
  }

  state(token: Token | null): RateState {
    const limit = this.#limitOf(token);
    const account = this.#accountOf(token);
    const used = Math.min(account.used, limit);
    const end = (account.used === 0 ? this.#clock.now() : account.hour) + HOUR;
    return { limit, used, remaining: limit - used, reset: this.#clock.wallTimeOf(end) };
  }

  /** Counts a request; a refused one counts for nothing. Null: it may pass. */
  take(token: Token | null, write: boolean): Refusal | null {
    const account = this.#accountOf(token);
    const refusal = this.#refusal(token, account, write);
    if (refusal !== null) {
      this.refused[refusal.kind] += 1;
      return refusal;
    }
    if (account.used === 0) account.hour = this.#clock.now();
    account.used += 1;
    account.requests.push({ at: this.#clock.now(), write });
    return null;
  }

  #refusal(token: Token | null, account: Account, write: boolean): Refusal | null {
    const { reset, remaining } = this.state(token);
    if (remaining === 0) return { kind: 'primary', reset };
    const { creationsPerMinute, creationsPerHour, pointsPerMinute, secondaryStatus } = this.#options;
    const writes = account.requests.filter((request) => request.write);
    const points = account.requests.map((request) => ({
      ...request,
      weight: POINTS[request.write ? 'write' : 'read'],
    }));
    const one = write ? 1 : 0;
    const free = Math.max(
      freeAt(writes, { window: MINUTE, limit: creationsPerMinute, adding: one }),
      freeAt(writes, { window: HOUR, limit: creationsPerHour, adding: one }),
      freeAt(points, { window: MINUTE, limit: pointsPerMinute, adding: POINTS[write ? 'write' : 'read'] }),
    );
    if (free <= this.#clock.now()) return null;
    const retryAfter = Math.max(1, this.#clock.wallSecondsUntil(free));
    return { kind: 'secondary', retryAfter, status: secondaryStatus ?? 403 };
  }

  #limitOf(token: Token | null): number {
    if (token === null) return ANONYMOUS_LIMIT;
    return Math.min(token.limit, this.#options.requestsPerHour ?? Number.POSITIVE_INFINITY);
  }

  /** All tokens of one account for the same repositories share what it may use, as all runs of a repository do. */
  #accountOf(token: Token | null): Account {
    const whose = token === null ? 'anonymous' : [token.account.login, ...(token.repositories ?? [])].join(' ');
    // a limit of a token's own is that token's
    const key = token !== null && this.#options.requestsPerHour === undefined ? token.value : whose;
    const account = this.#accounts.get(key) ?? { hour: 0, used: 0, requests: [] };
    this.#accounts.set(key, account);
    const now = this.#clock.now();
    if (account.used > 0 && now >= account.hour + HOUR) account.used = 0;
    while (account.requests[0] !== undefined && account.requests[0].at <= now - HOUR) account.requests.shift();
    return account;
  }
}

/** When the window has room again for what is added: sliding, so that no window of that length ever holds more than the limit. */
function freeAt(
  requests: readonly { readonly at: number; readonly weight?: number }[],
  { window, limit, adding }: { window: number; limit: number | undefined; adding: number },
): number {
  if (limit === undefined || adding === 0) return 0;
  let sum = adding;
  for (const { at, weight = 1 } of requests.toReversed()) {
    sum += weight;
    if (sum > limit) return at + window;
  }
  return 0;
}
