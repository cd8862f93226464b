/**
 * A queue for writes: `burst` at once, then one a second (of `secondMs`), and a write's worth of room comes back with each second
 * that passes.
 */
export function pacer(burst: number, secondMs: number, now: () => number = Date.now): () => Promise<void> {
  // When the last write granted would have had its turn, had all of them kept a second between each other.
  let paidUntil = 0;
  return async () => {
    const at = now();
    paidUntil = Math.max(paidUntil, at) + secondMs;
    const wait = paidUntil - at - burst * secondMs;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  };
}
