import { type Command, InvalidArgumentError } from 'commander';
import type { DoctorOptions } from './command.ts';

export function declareDoctor(program: Command, action: (options: DoctorOptions) => Promise<void>): void {
  program
    .command('doctor')
    .description('Ask GitHub whether the boundary holds: exit 0 it does, 1 problems, 2 could not look at all of it.')
    .requiredOption('--repository <owner/name>', 'the repository', repository)
    .option('--branch <name>', 'the branch that is protected (default: the default branch)')
    .option('--policy <file>', 'policy to use in place of the one on the branch')
    .option('--app <slug>', 'the App that acts, when workflows hand the gate one', slug)
    .addHelpText(
      'after',
      '\nThe token is GITHUB_TOKEN or GH_TOKEN; nothing is written. GITHUB_API_URL names another server.',
    )
    .allowExcessArguments(false)
    .action(action);
}

function repository(text: string): string {
  if (!/^[\w-]{1,39}\/[\w.-]{1,100}$/.test(text)) throw new InvalidArgumentError('It must be owner/name.');
  return text;
}

function slug(text: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(text))
    throw new InvalidArgumentError('It must be the name of an App as in its address: github.com/apps/<slug>.');
  return text;
}
