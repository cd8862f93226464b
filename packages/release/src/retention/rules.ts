/** Why a clean-up does not act, or stopped. Ids are permanent. */
export const PRUNE_RULES = {
  'prune/no-images': 'There is nothing to clean up: no image repository is named.',
  'prune/not-default-branch': 'The run is of another branch than the default branch.',
  'prune/age': 'The age from which images are old means nothing.',
  'prune/future-date': 'A version is dated in the future, so a clock is wrong and no age can be trusted.',
  'prune/unreadable-manifest': 'A manifest could not be read, so nobody knows what it holds.',
  'prune/unreadable-repository': 'A repository whose pins have to be kept could not be read.',
  'prune/inconsistent-list': 'The list of versions contradicts itself or the registry.',
  'prune/empty-keep-set': 'Nothing of an image repository is in use, yet some of it would go.',
  'prune/both-tags': 'One digest has both a pending and a revision tag, and was never promoted.',
  'prune/plan-unknown': 'The plan to carry out is not the one that was named.',
  'prune/moved': 'What the plan was made from is not there any more.',
  'prune/forbidden': 'A right to delete or to tag is missing.',
  'prune/unsupported': 'The registry does not delete.',
  'prune/not-deleted': 'A version could not be deleted.',
  'prune/tag-lost': 'After the run a tag that was kept does not resolve to its digest.',
  'prune/undo-file': 'The file to restore from is not one that this tool wrote.',
  'prune/not-restored': 'Something could not be brought back.',
} as const;

export type PruneRule = keyof typeof PRUNE_RULES;
