import { unitSiblings } from '@gatehouse/bumps';
import { type LocalGit, openRepository } from '@gatehouse/forge/git';
import { errorVerdict, TOOL } from '@gatehouse/policy';
import { assumedAuthor } from '../author.ts';
import type { DecidedVerdict } from '../decided.ts';
import { describeFault } from '../fault.ts';
import { judgeChange } from '../judge.ts';
import { rememberingLocator } from '../locator.ts';
import { notePolicy } from '../notes.ts';
import { policyFrom, readPolicySource } from '../policy-source.ts';
import type { Terminal } from '../terminal.ts';
import { type CheckFormat, render } from './render.ts';

export interface CheckOptions {
  readonly repo: string;
  readonly base: string;
  readonly head: string;
  readonly policy?: string;
  readonly author?: string;
  readonly trustPins?: boolean;
  readonly format: CheckFormat;
}

/** Judges one change. Exit code: 0 pass or skip, 1 block, 2 could not decide. */
export async function check(options: CheckOptions, terminal: Terminal, now: Date): Promise<number> {
  const verdict = await judged(options, terminal, now);
  await terminal.out(render(verdict, options.format, terminal.colors));
  if (terminal.gone) return 2;
  return { pass: 0, skip: 0, block: 1, error: 2 }[verdict.outcome];
}

async function judged(options: CheckOptions, terminal: Terminal, now: Date): Promise<DecidedVerdict> {
  const binding: { baseTip?: string; head?: string } = {};
  let git: LocalGit | null = null;
  try {
    git = await openRepository(options.repo);
    binding.baseTip = await git.resolve(options.base);
    binding.head = await git.resolve(options.head);
    const source = await readPolicySource(git, binding.baseTip, options.policy);
    const policy = policyFrom(source);
    notePolicy(source, terminal);
    const change = await git.readChange({ base: binding.baseTip, head: binding.head, siblings: unitSiblings });
    const assumed = { author: assumedAuthor(options.author), trustPins: options.trustPins === true, now };
    const { verdict } = await judgeChange({ git, policy, locate: rememberingLocator(), assumed }, change);
    return verdict;
  } catch (error) {
    terminal.note(describeFault(error));
    return errorVerdict(error, { ...binding, author: options.author ?? null, tool: TOOL });
  } finally {
    git?.close();
  }
}
