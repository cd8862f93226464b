import { retryAfter } from './retry-after.ts';
import type { Answer } from './types.ts';

type Limited = Pick<Answer, 'status' | 'headers' | 'bytes'>;

/** Whether a refusal is about how much was asked: 429, and what GitHub makes of it, a 403 that says so in a header or in words. */
export function isRateLimit({ status, headers, bytes }: Limited): boolean {
  if (status !== 403) return status === 429;
  const spent = headers.get('x-ratelimit-remaining') === '0';
  return spent || headers.has('retry-after') || /rate limit/i.test(Buffer.from(bytes).toString('utf8'));
}

/** GitHub asks for a minute where it names no time. */
const UNNAMED_SECONDS = 60;

/**
 * Seconds that an answer asks to wait; null: it names none.
 * @param now milliseconds since 1970
 */
export function secondsAsked(answer: Limited, now: number): number | null {
  const named = retryAfter(answer.headers, now);
  if (named !== null || !isRateLimit(answer)) return named;
  const reset = Number(answer.headers.get('x-ratelimit-reset') ?? Number.NaN);
  const spent = answer.headers.get('x-ratelimit-remaining') === '0';
  if (spent && Number.isFinite(reset)) return Math.max(1, Math.ceil(reset - now / 1000));
  return answer.status === 403 ? UNNAMED_SECONDS : null;
}
