import { plainText } from '../evidence/plain-text.ts';
import type { Policy } from '../policy.ts';
import { shortDigest } from '../scope/words.ts';
import type { Finding } from '../verdict.ts';
import type { Assessment } from './assess.ts';
import type { Reviewer } from './policy.ts';
import type { ReviewReport } from './report.ts';
import type { OpenFinding } from './said/open-findings.ts';
import { wayOut } from './ways-out.ts';

export interface Assessed {
  readonly reviewer: Reviewer;
  readonly assessment: Assessment;
}

const MAX_TEXT = 500;

/** What a reviewer said, as a sentence of its own. */
export function sentence({ name }: Reviewer, said: string): string {
  return `${plainText(`${name} ${said}`, MAX_TEXT)}.`;
}

/** Whether a reviewer stands in the way. Of one that is not required, only blocking findings do. */
export function blocks({ reviewer, assessment: { outcome, blocking } }: Assessed, { review }: Policy): boolean {
  if (blocking.length > 0) return true;
  if (outcome === 'clean' || (outcome === 'incomplete' && review.incompletePasses)) return false;
  return reviewer.required;
}

/** What a reviewer that blocks adds to the verdict: what it found, and that its verdict is none, or both. */
export function findingsFor({ reviewer, assessment }: Assessed, policy: Policy, head: string): Finding[] {
  const { outcome, said, blocking } = assessment;
  const found = blocking.map((finding) =>
    asFinding(finding, reviewer, wayOut('findings', reviewer, policy, head), head),
  );
  if (outcome === 'findings' || !reviewer.required || (outcome === 'incomplete' && policy.review.incompletePasses))
    return found;
  const itself: Finding = {
    rule: `review/${outcome}`,
    path: null,
    line: null,
    message: sentence(reviewer, said).replace(/\.$/, ''),
    fix: wayOut(outcome, reviewer, policy, head),
  };
  return [itself, ...found];
}

/** All texts are the reviewer's, and so data. A finding of an earlier head has a line there, not here. */
function asFinding(finding: OpenFinding, { name }: Reviewer, way: string, head: string): Finding {
  const earlier = finding.head === head ? '' : `, open since ${shortDigest(finding.head)}`;
  const message = plainText(finding.message, MAX_TEXT) || 'no text that can be shown';
  const fix = finding.fix === undefined ? '' : `${plainText(finding.fix, MAX_TEXT)} `;
  return {
    rule: 'review/findings',
    path: finding.path === null ? null : plainText(finding.path, 1000) || null,
    line: finding.head === head ? finding.line : null,
    message: `${finding.severity} (${name}, ${plainText(finding.id, 100)}${earlier}): ${message}`,
    fix: `${fix}${earlier === '' ? way : `If it is resolved, ${name} says so with its id in \`resolves\`. ${way}`}`,
  };
}

/** What decides nothing here and is worth saying. */
export function notesFor(
  { reviewer, assessment }: Assessed,
  policy: Policy,
  override: ReviewReport['override'],
): string[] {
  const { outcome, said, blocking, below } = assessment;
  const small = below.map(({ severity, path, line, message }) => {
    const place = path === null ? '' : ` at ${plainText(path, 200)}${line === null ? '' : `:${line}`}`;
    return `${reviewer.name}: ${severity}${place}: ${plainText(message, 200)}`;
  });
  if (override !== null && blocks({ reviewer, assessment }, policy))
    return [
      `Overridden by ${override.by}: ${reviewer.name} ${said}${blocking.length > 0 ? ' (its findings stand)' : ''}.`,
    ];
  const lets = outcome !== 'clean' && !blocks({ reviewer, assessment }, policy);
  return lets ? [`${reviewer.name} ${said}; policy lets that pass.`, ...small] : small;
}
