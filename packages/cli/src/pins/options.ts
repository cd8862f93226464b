import { type Command, Option } from 'commander';
import type { PinsOptions } from './command.ts';

export const PINS_FORMATS = ['table', 'json'] as const;

export function declarePins(program: Command, action: (options: PinsOptions) => Promise<void>): void {
  program
    .command('pins')
    .description(
      'List every digest pin, since when it is there, and whether the registry has it: exit 0 all of it, 1 some is gone, 2 could not look at all of it.',
    )
    .option('--repo <dir>', 'a git repository with its whole history', '.')
    .option('--at <rev>', 'the commit to look at', 'HEAD')
    .option('--policy <file>', 'policy to use in place of the one in the repository')
    .option('--offline', 'ask no registry')
    .option('--trusted-realms <hosts...>', 'token servers that registries may send to besides their own', ['ghcr.io'])
    .addOption(new Option('--format <format>', 'how to print the pins').choices(PINS_FORMATS).default('table'))
    .addHelpText(
      'after',
      '\nCredentials are those of docker login; GITHUB_TOKEN or GH_TOKEN serves for ghcr.io. With an image set in the policy a pin shows its set.',
    )
    .allowExcessArguments(false)
    .action(action);
}
