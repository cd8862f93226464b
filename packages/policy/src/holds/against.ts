import { isOver } from './own.ts';
import { heldRevisions, type SetHold } from './set-hold.ts';

/** What somebody wants to bring in: digests by image, and the revision they were built from. */
export interface HoldCandidate {
  /** Image to digest. */
  readonly digests: ReadonlyMap<string, string>;
  /** 40 hexadecimal digits; null: not known, so that only digests are compared. */
  readonly revision: string | null;
  /** Whether a commit is another or its ancestor, for the pairs of `holdQuestions`; null: git does not know one of them. */
  readonly isAncestor: (ancestor: string, descendant: string) => boolean | null;
  /** For `until`. */
  readonly now: Date;
}

/** Why a hold stops a candidate. */
export interface HeldCandidate {
  /** One clause without the reason: which digests, or which revision. */
  readonly because: string;
  readonly reason: string;
  /** Whom to ask, as the hold says; null: it does not. */
  readonly by: string | null;
  /** Its day is over: a person should look at it. It holds all the same. */
  readonly due: boolean;
}

/** Ancestry that must be known before `holdsAgainst` can tell. */
export function holdQuestions(
  hold: SetHold,
  revision: string | null,
): readonly { readonly ancestor: string; readonly descendant: string }[] {
  if (revision === null) return [];
  const fix = hold['fixed-by'];
  const held = heldRevisions(hold);
  const all = [
    ...held.map((ancestor) => ({ ancestor, descendant: revision })),
    ...(fix === undefined ? [] : [revision, ...held].map((descendant) => ({ ancestor: fix, descendant }))),
  ];
  const unlike = all.filter(({ ancestor, descendant }) => ancestor !== descendant);
  return [...new Map(unlike.map((pair) => [`${pair.ancestor} ${pair.descendant}`, pair])).values()];
}

/**
 * Whether a hold stops a candidate; null: it does not. A refused digest stays refused whatever fixed the fault, since the same bytes have the
 * same fault. A refused revision and what descends from it are let through when `fixed-by` is the candidate or its ancestor, and is not older
 * than the fault; where ancestry is not known they are not. A day that is over releases nothing.
 */
export function holdsAgainst(hold: SetHold, candidate: HoldCandidate): HeldCandidate | null {
  const because = refusedDigests(hold, candidate) ?? refusedRevision(hold, candidate);
  if (because === null) return null;
  return { because, reason: hold.reason, by: hold.by ?? null, due: isOver(hold.until, candidate.now) };
}

function refusedDigests({ refuses }: SetHold, { digests }: HoldCandidate): string | null {
  const refused = new Set(refuses);
  const found = [...digests].filter(([, digest]) => refused.has(digest));
  if (found.length === 0) return null;
  return `it refuses ${found.map(([image, digest]) => `${image}@${digest}`).join(', ')}`;
}

function refusedRevision(hold: SetHold, { revision, isAncestor }: HoldCandidate): string | null {
  if (revision === null) return null;
  const within = (ancestor: string, descendant: string) => ancestor === descendant || isAncestor(ancestor, descendant);
  for (const held of heldRevisions(hold)) {
    const has = within(held, revision);
    if (has === false) continue;
    const unfixed = whyNotFixed(hold['fixed-by'], { held, revision, within });
    if (unfixed === null) continue;
    if (held === revision) return `it refuses the revision ${held}${unfixed}`;
    return `${revision} ${has === null ? 'may descend' : 'descends'} from ${held}, which it refuses${unfixed}`;
  }
  return null;
}

/**
 * The end of a clause; null: it is fixed. What the fault itself has among its ancestors did not mend it, whoever wrote it there: such a commit
 * would let every build through.
 */
function whyNotFixed(
  fix: string | undefined,
  asked: {
    readonly held: string;
    readonly revision: string;
    readonly within: (ancestor: string, descendant: string) => boolean | null;
  },
): string | null {
  if (fix === undefined) return '';
  if (asked.within(fix, asked.revision) !== true) return `, and its fix ${fix} is not in it`;
  const older = asked.within(fix, asked.held);
  return older === false ? null : `, and its fix ${fix} ${older === null ? 'may be' : 'is'} older`;
}
