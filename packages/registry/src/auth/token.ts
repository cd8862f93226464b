import type { Answer } from '../http/types.ts';
import { parseObject } from '../manifests/shape.ts';

/** A token with the time, on the clock of `performance.now()`, from which it is renewed. */
export interface Token {
  readonly text: string;
  readonly renewAt: number;
}

/** Distribution's token specification: without `expires_in` a token is good for a minute. */
const DEFAULT_SECONDS = 60;
const LONGEST_SECONDS = 3600;

/**
 * The token of a token server's answer (`token`, or `access_token` of OAuth 2). It is renewed before it ends: after four fifths of its
 * time, counted from before it was asked for.
 * @param askedAt milliseconds, on the clock of `performance.now()`
 */
export function parseToken(answer: Answer, about: string, askedAt: number): Token | null {
  const { token, access_token, expires_in } = parseObject(answer.bytes, about);
  const text = [token, access_token].find((value) => typeof value === 'string' && value !== '');
  // It becomes a header: one line of visible characters.
  if (typeof text !== 'string' || !/^[\x21-\x7e]+$/.test(text)) return null;
  const stated = typeof expires_in === 'number' && expires_in > 0 ? expires_in : DEFAULT_SECONDS;
  return { text, renewAt: askedAt + Math.min(stated, LONGEST_SECONDS) * 800 };
}
