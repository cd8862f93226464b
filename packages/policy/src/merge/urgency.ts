import type { Policy } from '../policy.ts';
import { boundAuthor } from './bound.ts';
import type { Candidate } from './due.ts';

/**
 * Where a pull request stands among those that are due; the lowest first, since one sweep cannot start a job for any number of them.
 * What may merge in the meantime comes first, what errs again and again after the others, and strangers, who may open as many as they
 * like, last.
 */
export function urgency(policy: Policy, { author, status, armed }: Candidate): number {
  const failed = status?.state === 'error';
  if (!boundAuthor(policy, author)) return failed ? 4 : 3;
  if (failed) return 2;
  return armed ? 0 : 1;
}
