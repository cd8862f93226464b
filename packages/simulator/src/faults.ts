import type { RepositoryState } from './state/model.ts';

/** Which requests a fault meets; every given condition must hold. */
export interface FaultMatch {
  readonly method?: string;
  /** Against the path with its query, for example `/repos/o/r/pulls/7/files?per_page=100&page=2`. */
  readonly path?: RegExp;
  /** Against the text of a GraphQL query; only GraphQL requests match. */
  readonly graphql?: RegExp;
  /** Only the n-th request of all since the fault was switched on, counted from 1 whatever the other conditions say. */
  readonly index?: number;
  /** Lets that many matching requests pass first. */
  readonly after?: number;
  /** Meets at most that many; default: all. */
  readonly times?: number;
}

export type Fault =
  /** 500, 502, 503, 504 as a proxy answers, or any other status with a JSON body. */
  | { readonly kind: 'status'; readonly status: number; readonly message?: string }
  /** 403 with `retry-after`, in seconds. */
  | { readonly kind: 'secondary-limit'; readonly retryAfter: number }
  /** 429 with `retry-after`, in seconds. */
  | { readonly kind: 'too-many-requests'; readonly retryAfter: number }
  /** 403 with `x-ratelimit-remaining: 0`; the limit resets after that many seconds. */
  | { readonly kind: 'primary-limit'; readonly resetIn: number }
  | { readonly kind: 'slow'; readonly ms: number }
  /** The connection breaks before any byte of the answer. */
  | { readonly kind: 'no-answer' }
  /** What was asked is done, and no answer ever comes: the connection stays open until the client gives up. */
  | { readonly kind: 'silence' }
  /** The connection breaks after that many bytes of the body (default: half of it). */
  | { readonly kind: 'cut-body'; readonly bytes?: number }
  /** Answers as if the pull request still had an older head. */
  | {
      readonly kind: 'stale-head';
      readonly repository: RepositoryState;
      readonly pullRequest: number;
      readonly head: string;
    }
  /** Drops entries from the end of a REST list, or of the `files` inside an object. */
  | { readonly kind: 'short-page'; readonly drop: number }
  /** Runs before the request is answered: what it changes, the answer shows. */
  | { readonly kind: 'before'; readonly run: () => void | Promise<void> }
  /** Runs when the answer is made and not yet sent: what it changes, only the next request sees. */
  | { readonly kind: 'after'; readonly run: () => void | Promise<void> }
  /** 403 as for a token without the permission; in GraphQL, errors and null at the repository. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not-found' }
  /** GitHub gives up on an expensive query: 502, or 200 with errors and no data. */
  | { readonly kind: 'graphql-timeout'; readonly as?: 'status' | 'errors' }
  /** Null at a place of the answer, with an error that names it. */
  | { readonly kind: 'graphql-partial'; readonly at: readonly (string | number)[]; readonly message?: string }
  /** Any other lie: replaces the JSON that was made. */
  | { readonly kind: 'rewrite'; readonly body: (body: unknown) => unknown };

/** A request as the board sees it. */
export interface FaultTarget {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  /** Query text of a GraphQL request. */
  readonly graphql: string | null;
}

/** A fault that was switched on. */
export interface ActiveFault {
  /** Requests it met so far. */
  readonly hits: () => number;
  readonly remove: () => void;
}

interface Entry<F> {
  readonly match: FaultMatch;
  readonly fault: F;
  /** Requests of all kinds since it was switched on, and those that matched. */
  all: number;
  seen: number;
  hits: number;
}

/** The switches. Faults apply in the order they were added; the first that answers instead of the server wins. */
export class FaultBoard<F = Fault> {
  readonly #entries = new Set<Entry<F>>();

  add(options: { readonly match?: FaultMatch; readonly do: F }): ActiveFault {
    const entry: Entry<F> = { match: options.match ?? {}, fault: options.do, all: 0, seen: 0, hits: 0 };
    this.#entries.add(entry);
    return { hits: () => entry.hits, remove: () => void this.#entries.delete(entry) };
  }

  clear(): void {
    this.#entries.clear();
  }

  /** Faults that meet this request; counts it. */
  take(target: FaultTarget): F[] {
    const met: F[] = [];
    for (const entry of this.#entries) {
      entry.all += 1;
      if (entry.match.index !== undefined && entry.match.index !== entry.all) continue;
      if (!matches(entry.match, target)) continue;
      entry.seen += 1;
      if (entry.seen <= (entry.match.after ?? 0) || entry.hits >= (entry.match.times ?? Number.POSITIVE_INFINITY)) {
        continue;
      }
      entry.hits += 1;
      met.push(entry.fault);
    }
    return met;
  }
}

function matches({ method, path, graphql }: FaultMatch, target: FaultTarget): boolean {
  if (method !== undefined && method.toUpperCase() !== target.method) return false;
  // a global expression would remember where it stopped
  if (path !== undefined && target.path.search(path) < 0) return false;
  return graphql === undefined || (target.graphql !== null && target.graphql.search(graphql) >= 0);
}
