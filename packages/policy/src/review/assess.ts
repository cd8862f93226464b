import { plainText } from '../evidence/plain-text.ts';
import type { TrustedText } from '../evidence/trusted.ts';
import { shortDigest } from '../scope/words.ts';
import type { ReviewPolicy } from './policy.ts';
import type { ReviewOutcome } from './report.ts';
import { decisiveOf } from './said/decisive.ts';
import { isCovered, isPartial, type OpenFinding, openFindings, reaches } from './said/open-findings.ts';
import type { Claim, Statement } from './said/statement.ts';

/** What one reviewer's statements come to. */
export interface Assessment {
  readonly outcome: ReviewOutcome;
  /** What was said, as a predicate of the reviewer: `found nothing`. */
  readonly said: string;
  readonly url: string | null;
  /** ISO 8601 of what decided; empty: not known, or nothing did. */
  readonly at: string;
  /** At the threshold or above it. */
  readonly blocking: readonly OpenFinding[];
  readonly below: readonly OpenFinding[];
}

export interface Question {
  readonly policy: Pick<ReviewPolicy, 'threshold' | 'maxAge' | 'maxRunning'>;
  readonly head: string;
  /** Paths that the change touches. */
  readonly files: number;
  readonly now: Date;
}

type Answer = Pick<Assessment, 'outcome' | 'said'>;

/** Weighs what a reviewer said, oldest first. Only a whole verdict about this head without a blocking finding is `clean`. */
export function assess(statements: readonly Statement[], question: Question): Assessment {
  const decisive = decisiveOf(statements, question.head);
  if (decisive.kind === 'nothing') return { ...MISSING, url: null, at: '', blocking: [], below: [] };
  const { text, meaning } = decisive.statement;
  const place = { url: text.url === '' ? null : text.url, at: text.at, blocking: [], below: [] };
  if (text.trust === 'untrusted') return { ...place, outcome: 'untrusted', said: `has a verdict that ${text.why}` };
  if (decisive.kind === 'elsewhere') return { ...place, ...elsewhere(decisive.statement) };
  if (meaning.kind === 'running') return { ...place, ...running(text, question) };
  if (meaning.kind === 'refused')
    return { ...place, outcome: meaning.outcome, said: `has a file that ${meaning.problem}` };
  if (meaning.kind !== 'claim')
    return { ...place, ...couldNot(`gave no verdict: its ${text.source} ${meaning.problem}`) };
  const others = statements.flatMap((one) =>
    one !== decisive.statement && one.text.trust === 'trusted' && one.meaning.kind === 'claim' ? one.meaning.claim : [],
  );
  return { ...place, ...weigh(meaning.claim, others, text, question) };
}

const MISSING: Answer = { outcome: 'missing', said: 'has said nothing' };

function couldNot(said: string): Answer {
  return { outcome: 'could-not-review', said };
}

function elsewhere({ text, meaning }: Statement): Answer {
  if (meaning.kind === 'prose') return couldNot(`gave no verdict: its ${text.source} ${meaning.problem}`);
  const head = meaning.kind === 'claim' ? meaning.claim.head : null;
  const which = head === null ? 'another commit' : `${shortDigest(head)}, which is not the head`;
  return { outcome: 'stale', said: `has reviewed ${which}` };
}

function running({ at }: TrustedText, { now, policy }: Question): Answer {
  const since = now.getTime() - Date.parse(at);
  if (since > policy.maxRunning)
    return couldNot(`has been at work since ${at.slice(0, 16)}Z, longer than \`review.max-running\``);
  return { outcome: 'running', said: 'is still at work' };
}

function weigh(
  claim: Claim,
  others: readonly Claim[],
  text: TrustedText,
  question: Question,
): Answer & Pick<Assessment, 'blocking' | 'below'> {
  const { threshold } = question.policy;
  const open = openFindings(claim, others, threshold);
  const blocking = open.filter(({ severity }) => reaches(severity, threshold));
  const below = open.filter(({ severity }) => !reaches(severity, threshold));
  return { ...answer(claim, others, text, question, blocking.length, below.length), blocking, below };
}

function answer(
  claim: Claim,
  others: readonly Claim[],
  text: TrustedText,
  { policy, files, now }: Question,
  blocking: number,
  below: number,
): Answer {
  const because = claim.reason ? `: ${plainText(claim.reason, 300)}` : '';
  if (claim.outcome === 'could-not-review') return couldNot(`says that it could not review${because}`);
  const withdrawn = claim.outcome === 'clean' ? contradictedBy(text) : null;
  if (withdrawn !== null) return couldNot(`says \`clean\`, but ${withdrawn}`);
  if (policy.maxAge !== null && text.source !== 'sarif' && !(now.getTime() - Date.parse(text.at) <= policy.maxAge))
    return { outcome: 'stale', said: `has a verdict of ${text.at.slice(0, 10)}, older than \`review.max-age\`` };
  if (claim.outcome === 'incomplete')
    return { outcome: 'incomplete', said: `says that its review is not complete${because}` };
  const gap = gapOf(claim, others, files);
  if (gap !== null) return { outcome: 'incomplete', said: gap };
  const line = `\`${policy.threshold}\``;
  if (blocking > 0) return { outcome: 'findings', said: `has ${blocking} open of ${line} or worse` };
  return {
    outcome: 'clean',
    said: below === 0 ? 'found nothing' : `found nothing of ${line} or worse (${below} below)`,
  };
}

/** A forge's own word on the same remark that says the opposite; null: none. */
function contradictedBy({ source, state }: TrustedText): string | null {
  if (source === 'review' && (state === 'CHANGES_REQUESTED' || state === 'DISMISSED'))
    return state === 'DISMISSED' ? 'the review was dismissed' : 'the review requests changes';
  if (source !== 'check') return null;
  const conclusion = (state ?? 'none').toLowerCase();
  return conclusion === 'success' || conclusion === 'neutral'
    ? null
    : `the check concluded ${plainText(conclusion, 40)}`;
}

function gapOf(claim: Claim, others: readonly Claim[], files: number): string | null {
  const { coverage, since } = claim;
  if (coverage !== undefined && isPartial(claim)) return `has reviewed ${coverage.reviewed} of ${coverage.total} files`;
  if (coverage !== undefined && since === undefined && coverage.total < files)
    return `counts ${coverage.total} files, and the change has ${files}`;
  if (isCovered(claim, others)) return null;
  return `has reviewed what changed since ${shortDigest(since ?? '')}, and no whole verdict about that commit is here`;
}
