import type { LeverReport } from '../../shared/index.ts';
import type { ReadOnly } from '../read-only.ts';
import { type Observation, observe } from '../trial.ts';

/** Observes a dry run, in which nothing may have tried to write. */
export async function dry(safe: ReadOnly, run: () => Promise<LeverReport>): Promise<Observation> {
  safe.takeAttempts();
  try {
    const seen = observe(await run());
    return { ...seen, wrong: [...seen.wrong, ...complaints(safe.takeAttempts())] };
  } catch (error) {
    const attempts = safe.takeAttempts();
    if (attempts.length === 0) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    return { outcome: 'fault', stoppedBy: [], detail, wrong: complaints(attempts) };
  }
}

const complaints = (attempts: readonly string[]): readonly string[] =>
  attempts.length === 0 ? [] : [`A dry run asked for writes, which were not made: ${attempts.join(', ')}.`];
