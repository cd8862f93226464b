import { CommanderError } from 'commander';
import { type CheckOptions, check } from './check/command.ts';
import { doctor } from './doctor/command.ts';
import { type ExplainOptions, explain } from './explain/command.ts';
import { describeFault } from './fault.ts';
import { init } from './init/command.ts';
import { buildProgram } from './program.ts';
import { rehearse } from './rehearse/command.ts';
import { type ReplayOptions, replay } from './replay/command.ts';
import { template } from './template/command.ts';
import { openTerminal, type Stream } from './terminal.ts';

/** What the program needs of the process it runs in. */
export interface Surroundings {
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** The file the process was started from; worker threads start from it too. */
  readonly script: URL;
  readonly now: Date;
  /** Environment variables, for the commands that ask a forge. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * The command line, from arguments to exit code: 0 fine, 1 blocked, 2 could not decide or was used in a wrong way.
 */
export async function runCli(
  args: readonly string[],
  { stdout, stderr, script, now, env = {} }: Surroundings,
): Promise<number> {
  const terminal = openTerminal(stdout, stderr);
  let code = 0;
  // What speaks to registries is loaded when it is asked for: check and replay are started often, and in threads.
  const program = buildProgram({
    check: async (options: CheckOptions) => {
      code = await check(options, terminal, now);
    },
    replay: async (options: ReplayOptions) => {
      code = await replay(options, terminal, script, now);
    },
    explain: async (options: ExplainOptions) => {
      code = await explain(options, terminal, now);
    },
    doctor: async (options) => {
      code = await doctor(options, terminal, env);
    },
    init: async (options) => {
      code = await init(options, terminal);
    },
    template: async (options) => {
      code = await template(options, terminal);
    },
    pins: async (options) => {
      const { pins } = await import('./pins/command.ts');
      code = await pins(options, terminal, env, now);
    },
    prune: async (options) => {
      const { prune } = await import('./prune/command.ts');
      code = await prune(options, terminal, env, now);
    },
    rollback: async (options) => {
      const { rollback } = await import('./rollback/command.ts');
      code = await rollback(options, terminal, env, now);
    },
    rehearse: async (options) => {
      code = await rehearse(options, terminal, now);
    },
  });
  for (const command of [program, ...program.commands]) {
    command.configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // commander has said what is wrong; only help and version end well.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.note(describeFault(error));
    return 2;
  }
}
