import { type Command, Option } from 'commander';

const ROLLBACK_FORMATS = ['text', 'json'] as const;

export interface RollbackOptions {
  readonly repo: string;
  readonly plan: true;
  readonly at: string;
  readonly source?: string;
  readonly set: string;
  readonly target: string;
  readonly policy?: string;
  /** Hosts of token servers that registries may send to besides their own. */
  readonly trustedRealms: readonly string[];
  readonly smoke?: boolean;
  readonly format: (typeof ROLLBACK_FORMATS)[number];
}

export function declareRollback(program: Command, action: (options: RollbackOptions) => Promise<void>): void {
  program
    .command('rollback')
    .description(
      'Show what a rollback would do and what speaks for and against it; writes nothing: exit 0 it would be opened, 1 refused, 2 could not be told.',
    )
    .requiredOption('--plan', 'plan, which is all that is done here; the workflow opens the pull request')
    .option('--repo <dir>', 'a clone with its whole history', '.')
    .option('--at <rev>', 'the tip of the base branch', 'HEAD')
    .option('--set <name>', 'the image set; not needed where there is only one', '')
    .option(
      '--target <target>',
      'previous, the 40 digits of a revision, or at-commit: and those of a commit',
      'previous',
    )
    .option('--source <dir>', 'a clone of the repository that the images are built from, where it is another')
    .option('--policy <file>', 'policy to use in place of the one in the repository')
    .option('--trusted-realms <hosts...>', 'token servers that registries may send to besides their own', ['ghcr.io'])
    .option('--smoke', 'run the images that policy wants run, with the docker, podman or nerdctl of this machine')
    .addOption(new Option('--format <format>', 'how to print the plan').choices(ROLLBACK_FORMATS).default('text'))
    .addHelpText(
      'after',
      '\nReads the clone as it was last fetched, and registries with the credentials of docker login; GITHUB_TOKEN or GH_TOKEN serves for ghcr.io.\nOpen pull requests are not asked for: a rollback that waits for its merge is no hold here.',
    )
    .allowExcessArguments(false)
    .action(action);
}
