import type { Conversation } from '../../evidence/conversation.ts';
import { type TrustedText, trustedTexts } from '../../evidence/trusted.ts';
import { readBlock } from '../block/read.ts';
import type { ReviewBlock } from '../block/schema.ts';
import type { Reviewer } from '../policy.ts';
import { readSarif } from '../sarif/read.ts';
import type { AnyFinding } from '../sarif/results.ts';

/** A verdict of any source. */
export interface Claim extends Pick<ReviewBlock, 'head' | 'outcome' | 'since' | 'coverage' | 'reason'> {
  readonly findings: readonly AnyFinding[];
  readonly resolves: readonly string[];
}

/** What a text of a reviewer means. Problems are predicates. */
type Meaning =
  | { readonly kind: 'claim'; readonly claim: Claim }
  /** `head`: null when it cannot be told. */
  | { readonly kind: 'malformed'; readonly head: string | null; readonly problem: string }
  | { readonly kind: 'refused'; readonly outcome: 'could-not-review' | 'stale' | 'untrusted'; readonly problem: string }
  | { readonly kind: 'prose'; readonly problem: string }
  | { readonly kind: 'running' };

export interface Statement {
  readonly text: TrustedText;
  readonly meaning: Meaning;
}

/**
 * What a reviewer said, oldest first. `names`: all reviewers of the policy, since one account may speak for several of them.
 */
export function statementsOf(
  conversation: Conversation,
  reviewer: Pick<Reviewer, 'name' | 'identity'>,
  names: readonly string[],
  head: string,
): Statement[] {
  return trustedTexts(conversation, [reviewer.identity], 'gatehouse-review').flatMap((text) => {
    const meaning = meaningOf(text, reviewer.name, names, head);
    return meaning === null ? [] : [{ text, meaning }];
  });
}

function meaningOf(text: TrustedText, name: string, names: readonly string[], head: string): Meaning | null {
  if (text.running) return { kind: 'running' };
  if (text.source === 'sarif') return meaningOfSarif(text.text, head);
  if (text.blocks === 0) return { kind: 'prose', problem: text.problem ?? 'is empty' };
  if (text.problem !== null) return { kind: 'malformed', head: null, problem: text.problem };
  const read = readBlock(text.text);
  const reviewer = read.block?.reviewer ?? (read.block === null ? read.reviewer : null);
  if (reviewer !== null && reviewer !== name) {
    if (names.includes(reviewer)) return null;
    const at = read.block === null ? read.head : read.block.head;
    return { kind: 'malformed', head: at, problem: 'is in the name of a reviewer that policy does not know' };
  }
  if (read.block === null) return { kind: 'malformed', head: read.head, problem: read.problem };
  return { kind: 'claim', claim: { ...read.block, resolves: read.block.resolves ?? [] } };
}

function meaningOfSarif(sarif: string, head: string): Meaning {
  const read = readSarif(sarif, head);
  if (read.outcome !== 'reviewed') return { kind: 'refused', ...read };
  const outcome = read.findings.length === 0 ? 'clean' : 'findings';
  return { kind: 'claim', claim: { head, outcome, findings: read.findings, resolves: [] } };
}
