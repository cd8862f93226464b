import type { MergeMethod } from './merge-pull.ts';

/** A repository's settings about merging, as an administrator changes them; GitHub's own defaults. */
export interface Settings {
  allowAutoMerge: boolean;
  allowSquash: boolean;
  allowMergeCommit: boolean;
  allowRebase: boolean;
  deleteBranchOnMerge: boolean;
}

export const defaultSettings = (): Settings => ({
  allowAutoMerge: false,
  allowSquash: true,
  allowMergeCommit: true,
  allowRebase: true,
  deleteBranchOnMerge: false,
});

export function isMethodAllowed(settings: Settings, method: MergeMethod): boolean {
  return { merge: settings.allowMergeCommit, squash: settings.allowSquash, rebase: settings.allowRebase }[method];
}
