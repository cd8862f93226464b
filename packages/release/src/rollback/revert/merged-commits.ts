import type { Refusal } from '../../types.ts';
import { refuse, shortCommit } from '../refusals.ts';

/** A commit of the base branch's first-parent line. */
export interface LineEntry {
  readonly oid: string;
  readonly firstParent: string | null;
  readonly parents: readonly string[];
  readonly subject: string;
}

/** What a pull request became on the base branch. */
export interface MergedRange {
  readonly kind: 'merge' | 'squash' | 'rebase' | 'commit';
  /** Newest first, next to each other on the line. */
  readonly commits: readonly LineEntry[];
}

interface MergedInto {
  /** Newest first. */
  readonly line: readonly LineEntry[];
  readonly mergeCommit: string;
  /** Subjects of the pull request's own commits, oldest first; null: only the commit is known. */
  readonly subjects: readonly string[] | null;
  /** Of the pull request; null: only the commit is known. */
  readonly number: number | null;
}

/** GitHub's headline of a message ends so when it is longer. */
const CUT = '…';

/**
 * Which commits of the base branch are a merged pull request: a merge with two parents; one commit that squashed it; or as many commits as it
 * had, next to each other, when it was rebased. Where that cannot be told, nothing is guessed.
 */
export function mergedRange({ line, mergeCommit, subjects, number }: MergedInto): MergedRange | Refusal {
  const at = line.findIndex(({ oid }) => oid === mergeCommit);
  const merged = line[at];
  if (merged === undefined) return elsewhere(mergeCommit);
  if (merged.parents.length > 1) return { kind: 'merge', commits: [merged] };
  if (subjects === null) return { kind: 'commit', commits: [merged] };
  if (subjects.length <= 1) return { kind: 'squash', commits: [merged] };
  const range = line.slice(at, at + subjects.length);
  const newestFirst = subjects.toReversed();
  if (range.length === subjects.length && range.every((commit, index) => isOf(commit, newestFirst[index] ?? ''))) {
    // Its author chooses the subjects, and could have taken those of what came before: undoing it would undo that too. Only what GitHub squashes
    // ends with its number.
    return merged.subject.endsWith(`(#${number})`)
      ? ambiguous(mergeCommit, subjects.length)
      : { kind: 'rebase', commits: range };
  }
  // Of a squashed one, what came before is somebody else's.
  const before = line[at + 1];
  const isAlone = before === undefined || !subjects.some((subject) => isOf(before, subject));
  return isAlone ? { kind: 'squash', commits: [merged] } : ambiguous(mergeCommit, subjects.length);
}

function isOf({ subject }: LineEntry, headline: string): boolean {
  return headline.endsWith(CUT) ? subject.startsWith(headline.slice(0, -CUT.length)) : subject === headline;
}

function elsewhere(commit: string): Refusal {
  return refuse(
    'rollback/not-merged',
    commit,
    `Commit ${shortCommit(commit)} is not on the first-parent line of the default branch.`,
    'Name a pull request that was merged into the default branch, or the commit that it became there.',
  );
}

function ambiguous(commit: string, count: number): Refusal {
  return refuse(
    'rollback/ambiguous-merge',
    commit,
    `Whether the ${count} commits of the pull request were squashed into ${shortCommit(commit)} or rebased up to it cannot be told.`,
    'Name the commit to undo with `merge-commit`; where there are several, begin with the newest.',
  );
}
