import { count } from '../scope/words.ts';
import type { Finding, Outcome } from '../verdict.ts';
import type { ReviewReport } from './report.ts';

interface Judged {
  readonly outcome: Exclude<Outcome, 'error'>;
  readonly findings: readonly Finding[];
  /** Findings before the list was limited. */
  readonly total: number;
  readonly author: string | null;
  readonly review: ReviewReport;
}

/** One sentence that a person understands without the rest. */
export function reviewSummary({ outcome, findings, total, author, review }: Judged): string {
  const [first] = findings;
  const said =
    first === undefined
      ? passing(review)
      : `${count(total, 'finding')}; the first: ${first.message.replace(/\.$/, '')}`;
  if (outcome === 'pass') return `Passes: ${said}.`;
  if (outcome === 'block') return `Blocked by ${said}.`;
  const would = first === undefined ? 'it would pass, ' : 'it would be blocked by ';
  return `Advice only, because ${author ?? 'the author'} is not bound by the gate: ${would}${said}.`;
}

function passing({ reviewers, override }: ReviewReport): string {
  if (override !== null) return `${override.by} overrode ${reviewers.map(({ reviewer }) => reviewer).join(', ')}`;
  if (reviewers.length === 0) return 'policy asks no reviewer about this change';
  return `${reviewers.map(({ reviewer }) => reviewer).join(', ')} found nothing that blocks`;
}
