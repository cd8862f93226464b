import { type Command, InvalidArgumentError } from 'commander';
import type { InitOptions } from './command.ts';

export function declareInit(program: Command, action: (options: InitOptions) => Promise<void>): void {
  program
    .command('init')
    .description("Draft policy, workflows and ruleset from a repository's history; prints them unless told to write.")
    .option('--repo <dir>', 'a git repository', '.')
    .option('--write', 'write the files that are not there yet')
    .option('--owner <owner/name>', 'the repository that hosts Gatehouse for you', repository)
    .option('--version <sha>', 'the commit of it to call', commit)
    .option('--tag <version>', 'its version, for the comment beside the commit', tag)
    .option('--branch <name>', "the branch to protect (default: the remote's default branch, or the one checked out)")
    .option('--last <n>', 'how many commits to look at', count, 2000)
    .allowExcessArguments(false)
    .action(action);
}

function repository(text: string): string {
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[\w.-]{1,100}$/.test(text))
    throw new InvalidArgumentError('It must be a repository such as octocat/gatehouse.');
  return text;
}

function commit(text: string): string {
  if (!/^[0-9a-f]{40}$/.test(text)) throw new InvalidArgumentError('It must be a full commit SHA of 40 digits.');
  return text;
}

function tag(text: string): string {
  if (!/^[\w.+-]{1,100}$/.test(text)) throw new InvalidArgumentError('It must be a tag such as v1.2.3.');
  return text;
}

function count(text: string): number {
  const value = Number(text);
  if (!/^[0-9]{1,6}$/.test(text) || value < 1) throw new InvalidArgumentError('It must be a number from 1 to 999999.');
  return value;
}
