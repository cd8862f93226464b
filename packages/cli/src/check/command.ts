import { errorVerdict, TOOL } from '@gatehouse/policy';
import type { DecidedVerdict } from '../decided.ts';
import { describeFault } from '../fault.ts';
import { judgeRange, type RangeBinding, type RangeOptions } from '../judge-range.ts';
import type { Terminal } from '../terminal.ts';
import { type CheckFormat, render } from './render.ts';

export interface CheckOptions extends RangeOptions {
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
  const binding: RangeBinding = {};
  try {
    return (await judgeRange(options, binding, terminal, now)).verdict;
  } catch (error) {
    terminal.note(describeFault(error));
    return errorVerdict(error, { ...binding, author: options.author ?? null, tool: TOOL });
  }
}
