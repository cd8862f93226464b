import { type Command, Option } from 'commander';

const PRUNE_FORMATS = ['table', 'json'] as const;

export interface PruneOptions {
  readonly repo: string;
  readonly plan: true;
  readonly set: string;
  readonly policy?: string;
  /** Hosts of token servers that registries may send to besides their own. */
  readonly trustedRealms: readonly string[];
  readonly out?: string;
  readonly format: (typeof PRUNE_FORMATS)[number];
}

export function declarePrune(program: Command, action: (options: PruneOptions) => Promise<void>): void {
  program
    .command('prune')
    .description(
      'Show which images a clean-up would delete and why the rest stays; deletes nothing: exit 0 planned, 1 refused, 2 could not be told.',
    )
    .requiredOption('--plan', 'plan, which is all that is done here; the workflow deletes')
    .option('--repo <dir>', 'a clone with its whole history', '.')
    .option('--set <name>', 'only the images of this set', '')
    .option('--policy <file>', 'policy to use in place of the one in the repository')
    .option('--trusted-realms <hosts...>', 'token servers that registries may send to besides their own', ['ghcr.io'])
    .option('--out <file>', 'where to write the plan as JSON')
    .addOption(new Option('--format <format>', 'how to print the plan').choices(PRUNE_FORMATS).default('table'))
    .addHelpText(
      'after',
      '\nReads branches, tags and the default branch of origin, policy included, as they were last fetched, and registries with the credentials of docker login; GITHUB_TOKEN or GH_TOKEN serves for ghcr.io, for lists of packages and for other repositories.',
    )
    .allowExcessArguments(false)
    .action(action);
}
