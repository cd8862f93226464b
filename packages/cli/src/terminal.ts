import { once } from 'node:events';
import picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** The two ends a person or a program reads: results on one, progress and notes on the other. */
export interface Terminal {
  /** Results. Waits when the reader is slow; does nothing once it has gone away. */
  out(text: string): Promise<void>;
  /** One note or error, for people. */
  note(text: string): void;
  /** A line that replaces itself, shown only to people; an empty one clears it. */
  progress(text: string): void;
  /** True: whoever read the results has stopped reading. */
  readonly gone: boolean;
  readonly colors: Colors;
}

export interface Stream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
}

export function openTerminal(stdout: Stream, stderr: Stream): Terminal {
  let gone = false;
  let shown = false;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // `gatehouse replay … | head`: the reader has what it wanted.
    if (error.code !== 'EPIPE') throw error;
    gone = true;
  });
  stderr.on('error', () => undefined);
  const progress = (text: string) => {
    if (!stderr.isTTY || (text === '' && !shown)) return;
    stderr.write(`\r\x1b[K${text}`);
    shown = text !== '';
  };
  return {
    colors: picocolors.createColors(picocolors.isColorSupported && stdout.isTTY === true),
    get gone() {
      return gone;
    },
    progress,
    note(text) {
      progress('');
      stderr.write(`${text}\n`);
    },
    async out(text) {
      if (gone || text === '') return;
      if (stdout.isTTY) progress('');
      if (!stdout.write(text))
        await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(() => undefined);
    },
  };
}
