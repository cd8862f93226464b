import { GatehouseError } from '@gatehouse/policy';
import type { LeverReport } from '../shared/index.ts';

/** How a lever's run ended: as its report says, or with a fault that it threw. */
type TrialOutcome = LeverReport['outcome'] | 'fault';

/** What must come of a trial. */
export interface Expectation {
  readonly outcome: TrialOutcome;
  /** Rule or error that must have stopped it; several: any of them. Absent: none, or any. */
  readonly stoppedBy?: string | readonly string[];
}

/** What came of it. */
export interface Observation {
  readonly outcome: TrialOutcome;
  /** Rules that refused it, or the fault as `error/<code>`; empty: nothing stopped it. */
  readonly stoppedBy: readonly string[];
  /** A sentence. */
  readonly detail: string;
  /** Why it is wrong all the same, whatever the outcome; empty: it is not. */
  readonly wrong: readonly string[];
}

/** One thing that is tried on purpose. */
export interface Trial {
  /** Kebab-case, unique within a rehearsal. */
  readonly name: string;
  readonly lever: string;
  /** What is tried, as a sentence without its full stop. */
  readonly what: string;
  /** Several: any of them is as it should be. */
  readonly expect: Expectation | readonly Expectation[];
  readonly run: () => Promise<Observation>;
}

/** What was tried, what stopped it, and whether it went as it should. */
export interface TrialResult extends Observation {
  readonly name: string;
  readonly lever: string;
  readonly what: string;
  readonly expected: readonly Expectation[];
  readonly asExpected: boolean;
  readonly milliseconds: number;
}

/** What a lever's report says, as an observation. `wrong` tells what a look at the world afterwards found. */
export const observe = (report: LeverReport, wrong: readonly string[] = []): Observation => ({
  outcome: report.outcome,
  stoppedBy: [...new Set(report.refusals.map(({ rule }) => rule))],
  detail: [report.summary, ...report.refusals.map(({ message, fix }) => `${message} ${fix}`)].join(' '),
  wrong,
});

/** Runs one trial. A fault of the user's is an outcome like others; anything else that is thrown is a defect, and never as expected. */
export async function runTrial(trial: Trial, milliseconds: () => number): Promise<TrialResult> {
  const { name, lever, what } = trial;
  const expected = Array.isArray(trial.expect) ? trial.expect : [trial.expect as Expectation];
  const before = milliseconds();
  const seen = await trial.run().catch(observeFault);
  const asExpected = seen.wrong.length === 0 && expected.some((one) => meets(seen, one));
  return { name, lever, what, expected, ...seen, asExpected, milliseconds: Math.round(milliseconds() - before) };
}

function observeFault(error: unknown): Observation {
  if (error instanceof GatehouseError) {
    return { outcome: 'fault', stoppedBy: [`error/${error.code}`], detail: `${error.message} ${error.fix}`, wrong: [] };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    outcome: 'fault',
    stoppedBy: [],
    detail,
    wrong: ['This is a defect of Gatehouse: report it with these lines.'],
  };
}

function meets({ outcome, stoppedBy }: Observation, expected: Expectation): boolean {
  if (outcome !== expected.outcome) return false;
  if (expected.stoppedBy === undefined) return true;
  const wanted = typeof expected.stoppedBy === 'string' ? [expected.stoppedBy] : expected.stoppedBy;
  return stoppedBy.some((rule) => wanted.includes(rule));
}
