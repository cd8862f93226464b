export interface Cancellation {
  readonly signal: AbortSignal;
  /** From now on a signal to end is an abort, and no longer the end of the process. */
  watch(): void;
}

/**
 * A cancelled job, and one that takes too long: the runner sends SIGINT, SIGTERM some seconds later, and kills what is left after some more.
 */
export function cancellation(
  log: (line: string) => void,
  process: Pick<NodeJS.Process, 'on'> = globalThis.process,
): Cancellation {
  const control = new AbortController();
  const abort = () => {
    if (!control.signal.aborted) log('The run is being cancelled: nothing more is deleted.');
    control.abort();
  };
  return {
    signal: control.signal,
    watch: () => {
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, abort);
    },
  };
}
