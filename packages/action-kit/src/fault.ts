import { GatehouseError } from '@gatehouse/policy';
import type { RunnerIo } from './io.ts';
import { clip } from './text.ts';

function explainUserFault(io: Pick<RunnerIo, 'log'>, error: GatehouseError): void {
  io.log(`Could not decide (error/${error.code}): ${error.message}`);
  io.log(`What to do: ${error.fix}`);
}

function explainOwnFault(io: Pick<RunnerIo, 'log'>, error: unknown): void {
  io.log('This is a defect of Gatehouse, not of the change. Nothing was approved.');
  io.log('Report it with the lines below at the repository this action is taken from.');
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  for (const line of clip(stack, 8000).split('\n')) io.log(`  ${line}`);
}

/** Tells a user's fault (message and what to do) from our own (stack and how to report it). */
export function explainFault(io: Pick<RunnerIo, 'log'>, error: unknown): void {
  if (error instanceof GatehouseError) explainUserFault(io, error);
  else explainOwnFault(io, error);
}

/**
 * The last net under an action: its exit code, 1 when anything was thrown. Actions set `process.exitCode` to it and never
 * call `process.exit`, which would cut off what is still being written.
 */
export async function guarded(io: RunnerIo, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    explainFault(io, error);
    io.annotate(
      'error',
      error instanceof GatehouseError ? `${error.message} ${error.fix}` : 'Internal error, see the log.',
      {
        title: 'Gatehouse',
      },
    );
    return 1;
  }
}
