import { explain as explanationOf } from '@gatehouse/policy';
import { describeFault } from '../fault.ts';
import { judgeRange, type RangeOptions } from '../judge-range.ts';
import type { Terminal } from '../terminal.ts';
import { type ExplainFormat, renderExplanation } from './render.ts';

export interface ExplainOptions extends RangeOptions {
  readonly format: ExplainFormat;
}

/** Tells the story of one decision. Exit code: 0 it is told, whatever it is; 2 it could not be decided. */
export async function explain(options: ExplainOptions, terminal: Terminal, now: Date): Promise<number> {
  try {
    const { input, judged } = await judgeRange(options, {}, terminal, now);
    await terminal.out(renderExplanation(explanationOf({ ...input, judged }), options.format, terminal.colors));
    return terminal.gone ? 2 : 0;
  } catch (error) {
    terminal.note(describeFault(error));
    return 2;
  }
}
