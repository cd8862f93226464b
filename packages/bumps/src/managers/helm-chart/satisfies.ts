import { satisfies, valid, validRange } from 'semver';

/** Far more than any constraint in use; bounds the work of the grammar. */
const MAX_CONSTRAINT = 200;

/**
 * Whether a locked version is one that a Chart.yaml constraint admits. Helm separates constraints by commas where npm has spaces, and admits
 * prereleases exactly when the constraint names one. A constraint of another grammar admits nothing here.
 */
export function admits(constraint: string, version: string): boolean {
  if (constraint.length > MAX_CONSTRAINT) return false;
  const range = constraint.replaceAll(',', ' ');
  if (valid(version) === null || validRange(range) === null) return false;
  return satisfies(version, range, { includePrerelease: /[0-9]-[0-9A-Za-z]/.test(constraint) });
}
