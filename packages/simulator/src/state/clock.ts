/** The simulator's own time: one second later at every reading, so that object ids and snapshots are always the same. */
export class Clock {
  #seconds: number;

  constructor(start = Date.UTC(2026, 0, 1) / 1000) {
    this.#seconds = start;
  }

  /** Seconds since 1970. */
  next(): number {
    this.#seconds += 1;
    return this.#seconds;
  }
}

export const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** Seconds of an ISO 8601 moment; without one, the clock's next. */
export const momentOf = (clock: Clock, at: string | undefined): number =>
  at === undefined ? clock.next() : Math.floor(Date.parse(at) / 1000);
