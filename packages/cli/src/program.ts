import { VERSION } from '@gatehouse/policy';
import { Command, InvalidArgumentError, Option } from 'commander';
import { CHECK_FORMATS } from './check/render.ts';
import type { DoctorOptions } from './doctor/command.ts';
import { declareDoctor } from './doctor/options.ts';
import type { ExplainOptions } from './explain/command.ts';
import { declareExplain } from './explain/options.ts';
import type { InitOptions } from './init/command.ts';
import { declareInit } from './init/options.ts';
import type { PinsOptions } from './pins/command.ts';
import { declarePins } from './pins/options.ts';
import { declarePrune, type PruneOptions } from './prune/options.ts';
import type { RehearseOptions } from './rehearse/command.ts';
import { declareRehearse } from './rehearse/options.ts';
import { REPLAY_FORMATS } from './replay/task.ts';
import { declareRollback, type RollbackOptions } from './rollback/options.ts';
import type { TemplateOptions } from './template/command.ts';
import { declareTemplate } from './template/options.ts';

/** What each command does once its options have been read; the options are as declared below. */
export interface Actions<Check, Replay> {
  check(options: Check): Promise<void>;
  replay(options: Replay): Promise<void>;
  explain(options: ExplainOptions): Promise<void>;
  template(options: TemplateOptions): Promise<void>;
  init(options: InitOptions): Promise<void>;
  doctor(options: DoctorOptions): Promise<void>;
  rehearse(options: RehearseOptions): Promise<void>;
  pins(options: PinsOptions): Promise<void>;
  prune(options: PruneOptions): Promise<void>;
  rollback(options: RollbackOptions): Promise<void>;
}

/** The same for every command; README.md of this package says what each of them means by it. */
const EXIT_CODES = `
Exit codes, of every command:
  0  nothing stands against it
  1  something does: a rule, a pin that is gone, a problem
  2  it could not be told: something could not be read, or the command was used in a wrong way`;

/** The commands and their options. Usage errors are thrown as commander's own errors. */
export function buildProgram<Check, Replay>(actions: Actions<Check, Replay>): Command {
  const program = new Command('gatehouse')
    .description(
      'Judges changes by a policy, and sets a repository up for it. Only doctor, pins, prune and rollback use the network.',
    )
    .version(VERSION)
    .showHelpAfterError('(see gatehouse --help)')
    .addHelpText('after', EXIT_CODES)
    // `init` has a --version of its own.
    .enablePositionalOptions()
    .exitOverride();
  shared(program.command('check'))
    .description('Judge one change: exit 0 pass or skip, 1 block, 2 could not decide.')
    .requiredOption('--base <rev>', 'what the change would be merged into')
    .requiredOption('--head <rev>', 'the change')
    .addOption(new Option('--format <format>', 'how to print the verdict').choices(CHECK_FORMATS).default('text'))
    .action((options: Check) => actions.check(options));
  declareExplain(shared(program.command('explain')), actions.explain);
  shared(program.command('replay'))
    .description(
      'Judge past commits, each against its first parent: exit 0 judged them all, 2 any could not be decided.',
    )
    .option('--commits <file>', 'the commits listed in a file, one a line')
    .option('--range <A..B>', 'the commits of B that A does not have, newest first')
    .option('--last <n>', 'the last n commits before HEAD that are no merges, newest first', wholeNumber)
    .option('--jobs <n>', 'threads (default: one for each core when there are many commits)', wholeNumber)
    .addOption(new Option('--format <format>', 'how to print the verdicts').choices(REPLAY_FORMATS).default('table'))
    .action((options: Replay) => actions.replay(options));
  declareInit(program, actions.init);
  declareDoctor(program, actions.doctor);
  declareTemplate(program, actions.template);
  declareRehearse(program, actions.rehearse);
  declarePins(program, actions.pins);
  declarePrune(program, actions.prune);
  declareRollback(program, actions.rollback);
  for (const command of program.commands) command.showHelpAfterError(`(see gatehouse ${command.name()} --help)`);
  return program;
}

function shared(command: Command): Command {
  return command
    .option('--repo <dir>', 'a git repository', '.')
    .option('--policy <file>', 'policy to use in place of the one in the repository')
    .option('--author <login>', 'whose change to assume (a bot ends in [bot]; default: one that the gate binds)', login)
    .option('--trust-pins', 'accept commit SHAs whose tag cannot be looked up here')
    .allowExcessArguments(false);
}

/**
 * GitHub's own rule: letters, digits and single hyphens; a managed user's ends in `_` and the enterprise's short code.
 */
const LOGIN = /^(?=.{1,39}$)[a-z0-9]+(?:-[a-z0-9]+)*(?:_[a-z0-9]+)?$/i;

/** An empty variable or a slip in a script must not turn a verdict into advice. */
function login(text: string): string {
  if (!LOGIN.test(text.replace(/\[bot\]$/, '')))
    throw new InvalidArgumentError('It must be a login such as renovate[bot] or octocat.');
  return text;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^[0-9]+$/.test(text) || !Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError('It must be a whole number of at least 1.');
  }
  return value;
}
