/** Nobody reviews more places; a change that differs in more is not understood by listing them. */
const MAX_DIFFERENCES = 20_000;
/** Values copied out of documents, those that aliases repeat counted each time. */
const MAX_VALUES = 400_000;
/** Aliases that name aliases make a document deeper than its text is. */
export const MAX_DEPTH = 200;

/** What comparing one change may still cost; shared by its files, so that no number of hostile files adds up. */
export interface Limits {
  differences: number;
  values: number;
}

export function newLimits(): Limits {
  return { differences: MAX_DIFFERENCES, values: MAX_VALUES };
}

/** Why a file is not read as documents: no such format, or more than the limits allow. The message ends a sentence. */
export class Unreadable extends Error {}

/** Takes one from a limit. */
export function spend(limits: Limits, what: keyof Limits): void {
  limits[what] -= 1;
  if (limits[what] < 0)
    throw new Unreadable(
      what === 'differences' ? 'it differs in too many places' : 'its aliases or repetitions stand for too much',
    );
}
