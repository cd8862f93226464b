import { contextsOf, rollupState } from '../checks/rollup.ts';
import { isAncestor } from '../graph.ts';
import { mergedTree } from '../merge-pull.ts';
import type { PullRequest } from '../model.ts';
import { tipOf } from '../refs.ts';
import { requirementsOf } from '../rules/requirements.ts';
import { unmetRules } from './unmet.ts';

/** As GraphQL's `MergeStateStatus`. */
export type MergeState = 'BEHIND' | 'BLOCKED' | 'CLEAN' | 'DIRTY' | 'DRAFT' | 'UNKNOWN' | 'UNSTABLE';

/** Whether an open pull request can be merged, and if not, what stands in the way first. */
export function mergeStateOf(pull: PullRequest): MergeState {
  if (pull.state !== 'open') return 'UNKNOWN';
  const { repository, base, head } = pull;
  if (!repository.refs.has(`refs/heads/${base.ref}`)) return 'UNKNOWN';
  if (conflicts(pull)) return 'DIRTY';
  if (pull.draft) return 'DRAFT';
  const requirements = requirementsOf(repository, base.ref);
  if (unmetRules(pull, requirements).length > 0) return 'BLOCKED';
  if (requirements.strict && isBehind(pull)) return 'BEHIND';
  const contexts = contextsOf(repository, head.sha);
  return contexts.length === 0 || rollupState(contexts) === 'SUCCESS' ? 'CLEAN' : 'UNSTABLE';
}

/** The base branch has commits that the head has not. */
export const isBehind = ({ repository, base, head }: PullRequest): boolean =>
  !isAncestor(repository.network.store, tipOf(repository, base.ref), head.sha);

/** The head cannot be merged into the base's tip of now. */
export function conflicts(pull: PullRequest): boolean {
  try {
    mergedTree(pull.repository, pull, tipOf(pull.repository, pull.base.ref));
    return false;
  } catch {
    return true;
  }
}
