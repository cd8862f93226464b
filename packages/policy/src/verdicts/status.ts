import { createHash } from 'node:crypto';
import type { Verdict } from '../verdict.ts';

/** GitHub answers 422 to a longer one. */
const MAX_DESCRIPTION = 140;

export interface GateStatus {
  readonly state: 'success' | 'failure' | 'error';
  /** At most 140 characters, one line. */
  readonly description: string;
}

const STATES = { pass: 'success', skip: 'success', block: 'failure', error: 'error' } as const;

/** The commit status that a verdict becomes: `success` for advice too, and its text says so. */
export function gateStatus(verdict: Verdict): GateStatus {
  const [first] = verdict.findings;
  const reason = first === undefined ? verdict.summary : first.message;
  const words = {
    pass: verdict.summary,
    skip: first === undefined ? `Advice only: would pass` : `Advice only: would be blocked: ${reason}`,
    block: `Blocked: ${reason}`,
    error: `Could not decide: ${reason}`,
  };
  return { state: STATES[verdict.outcome], description: statusText(words[verdict.outcome]) };
}

/** Lower-case ASCII: no other branch's name is taken for such a one. */
const PLAIN = /^[!-@[-~]*$/;

/**
 * The one required check. It carries the base branch because a status belongs to a SHA, which several pull requests can share.
 *
 * GitHub compares contexts without regard to case, but `main` and `MAIN` are two branches, each with a policy of its own: whoever may
 * create the second must not be able to answer for the first. So any other name than a lower-case one is followed by `~`, which no
 * branch's name has, and a digest of its exact bytes.
 */
export function gateContext(baseRef: string): string {
  if (PLAIN.test(baseRef)) return `gatehouse/${baseRef}`;
  const digest = createHash('sha256').update(baseRef).digest('hex');
  return `gatehouse/${storable(baseRef)}~${digest.slice(0, 16)}`;
}

/** What reorders the text around it, or shows as nothing; apart from the selectors of emoji. */
const UNSEEN = /(?!\ufe0e|\ufe0f)[\p{Cf}\p{DI}]/gu;

/**
 * A text that GitHub takes for a status: one line, short, and without characters above U+FFFF, to which it answers 422. A path or a
 * title from outside must not turn the words around it.
 */
export function statusText(text: string): string {
  const line = text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
  const clean = storable(line.replaceAll(UNSEEN, '\ufffd')).trim();
  return clean.length <= MAX_DESCRIPTION ? clean : `${clean.slice(0, MAX_DESCRIPTION - 1)}…`;
}

/** A path or version with an emoji must not keep a failure from being posted. */
function storable(text: string): string {
  return text.replaceAll(/[\u{10000}-\u{10ffff}\ud800-\udfff]/gu, '\ufffd');
}
