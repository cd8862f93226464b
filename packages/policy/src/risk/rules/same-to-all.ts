import type { ValueFact } from '../facts/fact.ts';

/** Octal to some readers, where it stands without quotes, and ten times as much to others. */
const OCTAL = /^[+-]?0[0-9]/;

/**
 * Whether a place and its numbers are the same to every reader, as a low risk must be: no number that some read as octal, and no name with
 * dots as its last step, which is a setting, a label or a property of somebody's own that only ends like the field (`app.io/replicas`).
 */
export function isSameToAll({ at, before, after }: ValueFact): boolean {
  return (
    !/[./]/.test(at.at(-1) ?? '') && ![before, after].some((value) => typeof value === 'string' && OCTAL.test(value))
  );
}
