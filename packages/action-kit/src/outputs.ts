import type { RunnerIo } from './io.ts';

/** An output is an environment variable of the next job's action, which fails above 128 KiB. */
export const MAX_OUTPUT_BYTES = 96 * 1024;

/**
 * Writes outputs; one that is too large becomes empty, which every reader of ours takes for missing, and is named in the
 * log. Lists are cut by whoever makes them, for only he knows where.
 */
export function setOutputs(io: Pick<RunnerIo, 'output' | 'log'>, outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) {
    const fits = Buffer.byteLength(value) <= MAX_OUTPUT_BYTES;
    if (!fits) io.log(`Output '${name}' is left empty: it would be over ${MAX_OUTPUT_BYTES} bytes.`);
    io.output(name, fits ? value : '');
  }
}

/** A JSON array of as many entries, from the first, as an output holds. */
export function listOutput(entries: readonly string[]): string {
  const kept: string[] = [];
  let size = 2;
  for (const entry of entries) {
    size += Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (size > MAX_OUTPUT_BYTES) break;
    kept.push(entry);
  }
  return JSON.stringify(kept);
}
