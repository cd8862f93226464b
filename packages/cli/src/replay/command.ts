import { availableParallelism } from 'node:os';
import { type ListedCommit, type LocalGit, openRepository } from '@gatehouse/forge/git';
import { assumedAuthor } from '../author.ts';
import { describeFault } from '../fault.ts';
import { notePolicy } from '../notes.ts';
import { policyFrom, readPolicySource } from '../policy-source.ts';
import type { Terminal } from '../terminal.ts';
import { judgeAll } from './judge-all.ts';
import { type SelectionOptions, selectionFrom } from './selection.ts';
import { Tally } from './tally.ts';
import type { ReplayFormat, ReplaySetting } from './task.ts';

export interface ReplayOptions extends SelectionOptions {
  readonly repo: string;
  readonly policy?: string;
  readonly author?: string;
  readonly trustPins?: boolean;
  readonly format: ReplayFormat;
  /** Threads; default: one for each core when there are commits enough. */
  readonly jobs?: number;
}

/** For fewer commits than this a further thread costs more than it saves. */
const COMMITS_PER_JOB = 100;
const MAX_DEFAULT_JOBS = 8;

/** Judges past commits as if each were a pull request. Exit code: 0 judged them all, 2 any could not be decided. */
export async function replay(options: ReplayOptions, terminal: Terminal, script: URL, now: Date): Promise<number> {
  let git: LocalGit | null = null;
  try {
    const selection = await selectionFrom(options);
    git = await openRepository(options.repo);
    const { commits, newest } = await git.listCommits(selection);
    const kept = withoutMerges(commits, terminal);
    const setting = await settingOf(git, newest, options, terminal, now);
    const jobs = options.jobs ?? defaultJobs(kept.length);
    const tally = new Tally();
    for await (const some of judgeAll(git, kept, setting, { jobs, script })) {
      for (const judged of some) tally.add(judged);
      await terminal.out(some.map(({ line }) => `${line}\n`).join(''));
      if (terminal.gone) return 2;
      terminal.progress(`${tally.total}/${kept.length} commits`);
    }
    terminal.progress('');
    await summarize(tally, options.format, terminal);
    return tally.of('error') > 0 ? 2 : 0;
  } catch (error) {
    terminal.note(describeFault(error));
    return 2;
  } finally {
    git?.close();
  }
}

async function settingOf(
  git: LocalGit,
  newest: string | null,
  options: ReplayOptions,
  terminal: Terminal,
  now: Date,
): Promise<ReplaySetting> {
  const source = newest === null ? null : await readPolicySource(git, newest, options.policy);
  if (source) {
    // Said once here rather than by every thread.
    policyFrom(source);
    notePolicy(source, terminal);
  }
  const assumed = { author: assumedAuthor(options.author), trustPins: options.trustPins === true, now };
  return { repo: options.repo, source, assumed, format: options.format };
}

function withoutMerges(commits: readonly ListedCommit[], terminal: Terminal): readonly ListedCommit[] {
  const kept = commits.filter((listed) => 'fault' in listed || !listed.merge);
  const merges = commits.length - kept.length;
  if (merges > 0) terminal.note(`note: left out merges: ${merges}; the commits they brought in are judged one by one`);
  return kept;
}

function defaultJobs(commits: number): number {
  return Math.max(1, Math.min(availableParallelism(), MAX_DEFAULT_JOBS, Math.floor(commits / COMMITS_PER_JOB)));
}

/** Beside a table the summary is a result; beside JSON lines it is for the person who waits. */
async function summarize(tally: Tally, format: ReplayFormat, terminal: Terminal): Promise<void> {
  const lines = tally.lines();
  if (format === 'jsonl') terminal.note(lines.join('\n'));
  else await terminal.out(`\n${lines.join('\n')}\n`);
}
