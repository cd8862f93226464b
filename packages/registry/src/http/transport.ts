import { RegistryError } from '../errors.ts';
import { CONCURRENCY, SMALL_BYTES } from '../limits.ts';
import { BodyTooLarge, readBeginning, readBounded } from './bounded.ts';
import { type Followed, follow } from './follow.ts';
import { repeat } from './repeat.ts';
import { slots } from './slots.ts';
import type { Answer, Exchange, Patience } from './types.ts';

/** Requests with their redirects, repetitions, time limits and bounded bodies. Any status is an answer. */
export interface Transport {
  ask(exchange: Exchange): Promise<Answer>;
}

export interface TransportOptions {
  readonly log?: (message: string) => void;
  readonly unitMs?: number;
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

/** One attempt, with its redirects and its body. */
export const DEFAULT_TIMEOUT_MS = 60_000;

export function openTransport(options: TransportOptions): Transport {
  const send = options.fetch ?? fetch;
  const turn = slots(CONCURRENCY);
  const patience: Patience = {
    unitMs: options.unitMs ?? 1000,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    retries: 4,
    longestWaitSeconds: 60,
    log: options.log ?? (() => {}),
  };
  const attempt = async (exchange: Exchange) => {
    // A stream takes as long as it takes; whoever reads it watches the time.
    const control = new AbortController();
    const alarm = setTimeout(() => control.abort(timeout()), patience.timeoutMs);
    try {
      return await read(exchange, await follow(send, exchange, control.signal));
    } finally {
      clearTimeout(alarm);
    }
  };
  return { ask: (exchange) => repeat(exchange, patience, () => turn(() => attempt(exchange))) };
}

const timeout = () => new DOMException('no complete answer in time', 'TimeoutError');

async function read(exchange: Exchange, { response, foreign }: Followed): Promise<Omit<Answer, 'repeated'>> {
  const { status, headers } = response;
  const none = { status, headers, foreign, bytes: new Uint8Array(), body: null };
  if (!response.ok) return { ...none, bytes: await readBeginning(response, SMALL_BYTES) };
  if (exchange.method === 'HEAD') return none;
  if (exchange.limit === 'stream') return { ...none, body: response.body };
  try {
    return { ...none, bytes: await readBounded(response, exchange.limit) };
  } catch (error) {
    throw error instanceof BodyTooLarge ? tooLarge(exchange.about, error.limit) : error;
  }
}

export function tooLarge(about: string, limit: number): RegistryError {
  return new RegistryError(
    'too-large',
    `${about} is more than ${limit} bytes`,
    'Nothing of it was used. Push something smaller there, or take the image out of the policy.',
  );
}
