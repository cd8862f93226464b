import { type Change, isQueueEntry } from '@gatehouse/bumps';
import type { PathQuestion } from './entries.ts';

export interface FileAt {
  readonly path: string;
  readonly commit: string;
}

/** Paths beside the changed ones, each once, none of them changed itself. */
export function siblingPaths(change: Change, siblings: (path: string) => readonly string[]): string[] {
  const changed = new Set(change.files.map((file) => file.path));
  const wanted = change.files.filter((file) => file.pathIsText).flatMap((file) => siblings(file.path));
  return [...new Set(wanted)].filter((path) => !changed.has(path));
}

/**
 * What to read where. Contents only of files on both sides, since an added or deleted one cannot be proved whatever
 * it holds; with `added`, of added ones too. The base tip
 * is asked for ids only, to see whether git would merge something that nobody judged.
 */
export function questionsFor(
  change: Change,
  siblings: readonly string[],
  extra: readonly FileAt[],
  added = false,
): PathQuestion[] {
  const questions = new Map<string, Map<string, { text: boolean }>>();
  const ask = (path: string, commit: string, text: boolean) => {
    const at = questions.get(path) ?? new Map<string, { text: boolean }>();
    questions.set(path, at.set(commit, { text: text || at.get(commit)?.text === true }));
  };
  for (const file of change.files) {
    if (!file.pathIsText) continue;
    const text = file.before !== null && file.after !== null;
    ask(file.path, change.base, text);
    ask(file.path, change.head, text || (added && file.after !== null));
    if (asksTip(change)) ask(file.path, change.baseTip, false);
  }
  for (const path of siblings) {
    ask(path, change.base, false);
    ask(path, change.head, true);
    if (asksTip(change)) ask(path, change.baseTip, false);
  }
  for (const { path, commit } of extra) ask(path, commit, true);
  return [...questions].map(([path, at]) => ({ path, at }));
}

/** A merge-queue entry's base is what it will be merged onto, so there is no other tip to look at. */
export function asksTip(change: Change): change is Change & { readonly baseTip: string } {
  return change.baseTip !== null && !isQueueEntry(change);
}
