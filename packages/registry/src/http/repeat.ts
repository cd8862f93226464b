import { setTimeout as sleep } from 'node:timers/promises';
import { RegistryError } from '../errors.ts';
import { isRateLimit, secondsAsked } from './rate-limit.ts';
import type { Answer, Exchange, Patience } from './types.ts';

type Once = Omit<Answer, 'repeated'>;

const BROKEN = new Set([408, 500, 502, 503, 504]);

/**
 * Asks until there is an answer, with growing pauses or those that the server asks for. A rate limit was not acted on, so everything may be sent
 * again after it; after a lost answer or a 5xx only what may be done twice. A wait beyond all patience is no wait: the answer is returned.
 */
export async function repeat(exchange: Exchange, patience: Patience, attempt: () => Promise<Once>): Promise<Answer> {
  for (let repeated = 0; ; repeated += 1) {
    const last = repeated >= patience.retries;
    const result = await settle(attempt);
    if ('error' in result) {
      if (last || exchange.once) throw lost(exchange, result.error);
      await pause(exchange, patience, 2 ** repeated, reasonOf(result.error));
      continue;
    }
    const again = isRateLimit(result) || (BROKEN.has(result.status) && !exchange.once);
    const seconds = secondsAsked(result, Date.now()) ?? 2 ** repeated;
    if (!again || last || seconds > patience.longestWaitSeconds) return { ...result, repeated };
    await pause(exchange, patience, seconds, `status ${result.status}`);
  }
}

async function settle(attempt: () => Promise<Once>): Promise<Once | { readonly error: unknown }> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof RegistryError) throw error;
    return { error };
  }
}

async function pause({ about }: Exchange, { log, unitMs }: Patience, seconds: number, reason: string): Promise<void> {
  log(`${about}: ${reason}, asking again in ${seconds} s`);
  await sleep(seconds * unitMs);
}

function lost({ about }: Exchange, cause: unknown): RegistryError {
  return new RegistryError(
    'unavailable',
    `${about} cannot be asked: ${reasonOf(cause)}`,
    'Check the name of the registry and the network, then run it again.',
    { cause },
  );
}

/** `fetch failed` says nothing; what it was caused by does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the request failed';
  if (error.name === 'TimeoutError') return 'no complete answer in time';
  const cause = error.cause;
  return cause instanceof Error && cause.message !== '' ? cause.message.slice(0, 200) : error.message.slice(0, 200);
}
