import type { BlockKind } from './blocks.ts';
import type { Conversation } from './conversation.ts';
import type { TrustedIdentity } from './identity.ts';
import { checkTexts } from './sources/checks.ts';
import { remarkTexts } from './sources/remarks.ts';
import { runTexts } from './sources/runs.ts';
import { sarifTexts } from './sources/sarif.ts';

/** Something said by, or in the name of, an identity that policy trusts. */
export interface TrustedText {
  /** JSON of its one block (SARIF: the file); empty when `problem` says why there is none. */
  readonly text: string;
  /** Why there is no text to read, as a predicate: `has no block`; null: there is one. */
  readonly problem: string | null;
  /** How many blocks stand in it. None: it is prose. */
  readonly blocks: number;
  readonly by: string;
  /** ISO 8601 of its last change; empty: not known, or it goes on. */
  readonly at: string;
  readonly url: string;
  readonly trust: 'trusted' | 'untrusted';
  /** Why it is not trusted, as a predicate: `was edited by octocat`; null: it is. */
  readonly why: string | null;
  /** It is not trusted because somebody else edited what the identity had said; otherwise a stranger said it. */
  readonly edited: boolean;
  readonly source: 'comment' | 'review' | 'check' | 'run' | 'sarif';
  /** A check run that has not ended; it has no text yet. */
  readonly running: boolean;
  /** State of a review, conclusion of a check run. */
  readonly state: string | null;
  /** Commit that the forge says it is about; null: it does not say. */
  readonly commit: string | null;
}

/** Everything these identities said, oldest first, what still runs last. Whatever others said, or echo, is not in it. */
export function trustedTexts(
  conversation: Conversation,
  identities: readonly TrustedIdentity[],
  kind: BlockKind,
): TrustedText[] {
  const texts = identities.flatMap((identity) => {
    if ('login' in identity) return remarkTexts(conversation.remarks, identity, kind);
    if ('workflow' in identity) return runTexts(conversation.runs, identity, kind);
    if ('check' in identity) return checkTexts(conversation.checkRuns, identity, kind);
    return sarifTexts(conversation.sarif, kind);
  });
  return texts.sort((a, b) => order(a) - order(b));
}

function order({ at, running }: TrustedText): number {
  if (running) return Number.POSITIVE_INFINITY;
  const time = Date.parse(at);
  return Number.isNaN(time) ? 0 : time;
}
