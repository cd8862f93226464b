export interface ServerClock {
  /** Sends, and reads the time of the answer. */
  readonly fetch: typeof fetch;
  readonly now: () => Date;
}

/**
 * The time, by this machine or by the servers that answered it, whichever is earlier: with a clock that is ahead, everything looks old
 * enough to go. The date of an answer may be a cache's, and then too early, which only keeps more.
 */
export function serverClock(send: typeof fetch = fetch, machine: () => number = Date.now): ServerClock {
  let ahead = 0;
  return {
    fetch: async (input, init) => {
      const answer = await send(input, init);
      const stated = Date.parse(answer.headers.get('date') ?? '');
      if (Number.isFinite(stated)) ahead = Math.max(ahead, machine() - stated);
      return answer;
    },
    now: () => new Date(machine() - ahead),
  };
}
