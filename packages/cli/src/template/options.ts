import type { Command } from 'commander';
import type { TemplateOptions } from './command.ts';

export function declareTemplate(program: Command, action: (options: TemplateOptions) => Promise<void>): void {
  program
    .command('template')
    .description("Print the pull request template of a profile (canary, ops, or one of the policy's).")
    .requiredOption('--profile <name>', 'the profile')
    .option('--repo <dir>', 'a git repository, whose policy at HEAD is used', '.')
    .option('--policy <file>', 'policy to use in place of the one in the repository')
    .allowExcessArguments(false)
    .action(action);
}
