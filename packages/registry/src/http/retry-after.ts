/**
 * Seconds that an answer asks to wait (RFC 9110, 10.2.3: seconds or a date); null: it does not say, or not in a way that means anything.
 * @param now milliseconds since 1970
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const date = Date.parse(value);
  // A date needs letters: `Date.parse` takes many a number for a year.
  if (!/[A-Za-z]/.test(value) || Number.isNaN(date)) return null;
  return Math.max(0, Math.ceil((date - now) / 1000));
}
