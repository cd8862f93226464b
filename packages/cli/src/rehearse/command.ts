import { describeFault } from '../fault.ts';
import type { Terminal } from '../terminal.ts';

export interface RehearseOptions {
  /** Folder for the record. */
  readonly record?: string;
}

/** Rehearses every lever on the embedded simulator. Exit code: 0 all went as it should, 1 something did not, 2 it could not be rehearsed. */
export async function rehearse(options: RehearseOptions, terminal: Terminal, now: Date): Promise<number> {
  try {
    // Servers, levers and the registry's client: no other command needs any of them.
    const { runRehearsal } = await import('./run.ts');
    return await runRehearsal(options, terminal, now);
  } catch (error) {
    terminal.note(describeFault(error));
    return 2;
  }
}
