import { GatehouseError } from '@gatehouse/policy';
import { pruneRefusal, type Refusal } from '@gatehouse/release';

const AGAIN = 'Nothing else was deleted. Run it again: a new plan is made from what is there now.';

export const moved = (place: string, message: string): Refusal => pruneRefusal('prune/moved', place, message, AGAIN);

export const cancelled = (place: string): Refusal =>
  pruneRefusal('prune/not-deleted', place, 'The run was cancelled before it came to this.', AGAIN);

/** Why a run does not go on. */
export interface Stop {
  readonly refusals: readonly Refusal[];
  /** The limit of requests that is in the way, for people; null: it is something else. */
  readonly limit: string | null;
}

export function tooFew(place: string, limit: string): Refusal {
  const fix = `Run it again in an hour, when fewer other jobs run, or with the token of a GitHub App, which has more. ${AGAIN}`;
  return pruneRefusal('prune/not-deleted', place, `It was not begun: ${limit}.`, fix);
}

/** As `stopFor`. */
export function faultAt(place: string, error: unknown): Stop {
  const limited = error instanceof GatehouseError && error.code === 'rate-limited';
  return { refusals: [stopFor(place, error)], limit: limited ? error.message : null };
}

const MISSING_RIGHT: ReadonlySet<string> = new Set(['forbidden', 'unauthorized']);

/** A fault in the middle of a run as a refusal, so that the run still says what it did. Our own defects are thrown on. */
export function stopFor(place: string, error: unknown): Refusal {
  if (!(error instanceof GatehouseError)) throw error;
  if (MISSING_RIGHT.has(error.code)) return pruneRefusal('prune/forbidden', place, error.message, error.fix);
  if (error.code === 'unsupported') return pruneRefusal('prune/unsupported', place, error.message, error.fix);
  return pruneRefusal('prune/not-deleted', place, error.message, `${error.fix} ${AGAIN}`);
}
