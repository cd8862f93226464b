import { unitSiblings } from '@gatehouse/bumps';
import { type LocalGit, openRepository } from '@gatehouse/forge/git';
import { assumedAuthor } from './author.ts';
import { type Decided, judgeChange } from './judge.ts';
import { rememberingLocator } from './locator.ts';
import { notePolicy } from './notes.ts';
import { policyFrom, readPolicySource } from './policy-source.ts';
import type { Terminal } from './terminal.ts';

/** What a command about one change is asked. */
export interface RangeOptions {
  readonly repo: string;
  readonly base: string;
  readonly head: string;
  readonly policy?: string;
  readonly author?: string;
  readonly trustPins?: boolean;
}

/** What is known so far, for whoever has to tell of a fault. */
export interface RangeBinding {
  baseTip?: string;
  head?: string;
}

/** Reads and judges what merging head into base would bring; a person is told about the policy. */
export async function judgeRange(
  options: RangeOptions,
  binding: RangeBinding,
  terminal: Terminal,
  now: Date,
): Promise<Decided> {
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
    return await judgeChange({ git, policy, locate: rememberingLocator(), assumed }, change);
  } finally {
    git?.close();
  }
}
