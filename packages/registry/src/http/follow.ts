import { RegistryError } from '../errors.ts';
import { MOST_REDIRECTS } from '../limits.ts';
import { safeUrl } from '../origin.ts';
import type { Exchange } from './types.ts';

export interface Followed {
  readonly response: Response;
  readonly foreign: boolean;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Sends a request and follows redirects by hand: credentials stay with the host that they are for, and no address is asked that is not
 * TLS (or from this machine to this machine). Only reading is redirected.
 */
export async function follow(send: typeof fetch, exchange: Exchange, signal: AbortSignal): Promise<Followed> {
  const first = new URL(exchange.url);
  let url = first;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const foreign = url.host !== first.host || url.protocol !== first.protocol;
    const response = await send(url.href, { ...requestOf(exchange, foreign), signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || location === null) return { response, foreign };
    await response.body?.cancel();
    url = nextUrl(exchange, url, location);
  }
  throw astray(exchange, `it redirects more than ${MOST_REDIRECTS} times`);
}

function requestOf({ method, headers, authorization, body }: Exchange, foreign: boolean): RequestInit {
  const sent = new Headers({ 'accept-encoding': 'identity', 'user-agent': 'gatehouse', ...headers });
  if (authorization && !foreign) sent.set('authorization', authorization);
  return { method, headers: sent, ...(body ? { body: Buffer.from(body) } : {}) };
}

function nextUrl(exchange: Exchange, from: URL, location: string): URL {
  if (exchange.method !== 'GET' && exchange.method !== 'HEAD') throw astray(exchange, 'it redirects a write');
  const next = safeUrl(location, from.href);
  if (next !== null) return next;
  throw astray(exchange, `it redirects to \`${location.slice(0, 100)}\`, which is not an https:// address`);
}

function astray({ about }: Exchange, reason: string): RegistryError {
  return new RegistryError(
    'unavailable',
    `${about} cannot be asked: ${reason}`,
    'Name the registry by the host that serves it over https.',
  );
}
