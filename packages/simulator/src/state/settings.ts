import type { MergeMethod } from './merge-pull.ts';

/** A repository's settings, most as an administrator changes them; GitHub's own defaults. */
export interface Settings {
  allowAutoMerge: boolean;
  allowSquash: boolean;
  allowMergeCommit: boolean;
  allowRebase: boolean;
  deleteBranchOnMerge: boolean;
  /** A recursive tree is cut here and says so with `truncated`; GitHub documents 100,000 entries and 7 MB. */
  maxTreeEntries: number;
}

export const defaultSettings = (): Settings => ({
  allowAutoMerge: false,
  allowSquash: true,
  allowMergeCommit: true,
  allowRebase: true,
  deleteBranchOnMerge: false,
  maxTreeEntries: 100_000,
});

export function isMethodAllowed(settings: Settings, method: MergeMethod): boolean {
  return { merge: settings.allowMergeCommit, squash: settings.allowSquash, rebase: settings.allowRebase }[method];
}
