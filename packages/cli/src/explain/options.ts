import { type Command, Option } from 'commander';
import type { ExplainOptions } from './command.ts';
import { EXPLAIN_FORMATS } from './render.ts';

/** Declares what `explain` takes beside what every judging command does. */
export function declareExplain(command: Command, run: (options: ExplainOptions) => Promise<void>): void {
  command
    .description(
      'Tell the story of one decision: what matched, what nearly did, and what it would take to merge itself.',
    )
    .requiredOption('--base <rev>', 'what the change would be merged into')
    .requiredOption('--head <rev>', 'the change')
    .addOption(new Option('--format <format>', 'how to tell it').choices(EXPLAIN_FORMATS).default('text'))
    .action((options: ExplainOptions) => run(options));
}
