import { SEVERITIES, type Severity } from '../../schema/review.ts';
import type { AnyFinding } from '../sarif/results.ts';
import type { Claim } from './statement.ts';

/** A finding with the head whose review had it. */
export interface OpenFinding extends AnyFinding {
  readonly head: string;
}

/** Whether a severity is the threshold or worse. */
export function reaches(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

/**
 * The findings of a verdict and those of earlier ones that are still open. A critical finding stays open until a later verdict names it in
 * `resolves`: not finding it again is no answer, as a model may miss what it saw before. A verdict about only what changed since another
 * one leaves that one's blocking findings open in the same way.
 */
export function openFindings(claim: Claim, others: readonly Claim[], threshold: Severity): OpenFinding[] {
  const open = new Map<string, OpenFinding>();
  for (const other of others) {
    if (other.outcome !== 'could-not-review') for (const id of other.resolves) open.delete(id);
    for (const finding of other.findings) {
      const kept = other.head === claim.since ? reaches(finding.severity, threshold) : finding.severity === 'critical';
      if (kept) open.set(finding.id, { ...finding, head: other.head });
    }
  }
  for (const id of [...claim.resolves, ...claim.findings.map((finding) => finding.id)]) open.delete(id);
  return [...claim.findings.map((finding) => ({ ...finding, head: claim.head })), ...open.values()];
}

/** Whether what a verdict leaves to an earlier one was reviewed there, as a whole. */
export function isCovered(
  { since }: Pick<Claim, 'since'>,
  others: readonly Claim[],
  seen = new Set<string>(),
): boolean {
  if (since === undefined) return true;
  if (seen.has(since)) return false;
  seen.add(since);
  const earlier = others.findLast(({ head }) => head === since);
  if (earlier === undefined || (earlier.outcome !== 'clean' && earlier.outcome !== 'findings')) return false;
  return !isPartial(earlier) && isCovered(earlier, others, seen);
}

export function isPartial({ coverage }: Pick<Claim, 'coverage'>): boolean {
  return coverage !== undefined && coverage.reviewed < coverage.total;
}
