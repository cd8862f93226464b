import { count } from '../scope/words.ts';
import type { Finding, Outcome } from '../verdict.ts';

interface Judged {
  readonly outcome: Exclude<Outcome, 'error'>;
  readonly profiles: readonly string[];
  readonly findings: readonly Finding[];
  /** Findings before the list was limited. */
  readonly total: number;
  readonly author: string | null;
}

/** One sentence that a person understands without the rest. */
export function contextSummary({ outcome, profiles, findings, total, author }: Judged): string {
  const [first] = findings;
  const asked =
    profiles.length === 0 ? 'no context is asked for' : `the body shows what ${profiles.join(' and ')} asks for`;
  const said =
    first === undefined ? asked : `${count(total, 'finding')}; the first: ${first.message.replace(/\.$/, '')}`;
  if (outcome === 'pass') return `Passes: ${said}.`;
  if (outcome === 'block') return `Blocked by ${said}.`;
  const would = first === undefined ? 'it would pass, ' : 'it would be blocked by ';
  return `Advice only, because ${author ?? 'the author'} is not bound by the gate: ${would}${said}.`;
}
