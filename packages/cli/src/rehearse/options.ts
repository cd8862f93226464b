import type { Command } from 'commander';
import type { RehearseOptions } from './command.ts';

export function declareRehearse(program: Command, action: (options: RehearseOptions) => Promise<void>): void {
  program
    .command('rehearse')
    .description(
      'Promote, roll back, prune and watch a sample image set on a GitHub and a registry inside this process, and try what must be ' +
        'refused: exit 0 all went as it should, 1 something did not, 2 could not be rehearsed.',
    )
    .option('--record <dir>', 'keep what was tried and what stopped it in this folder, as JSON and Markdown')
    .addHelpText('after', '\nNothing outside this machine is asked or written. It needs git.')
    .allowExcessArguments(false)
    .action(action);
}
