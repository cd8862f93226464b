import type { PullRequest, RepositoryState } from '../model.ts';
import { requirementsOf } from '../rules/requirements.ts';
import { mergePull } from './merge.ts';
import { mergeStateOf } from './merge-state.ts';
import { mergeQueues, tryToEnqueue } from './queue.ts';
import { unmetRules } from './unmet.ts';
import { changedWorkflow } from './workflows.ts';

/**
 * Merges by itself what is armed and has all that is required, or puts it into the merge queue, until nothing more is ready. What
 * happens by that is announced, which comes here again; so one pull request at a time, and the list anew after each.
 */
export function settle(repository: RepositoryState): void {
  mergeQueues(repository);
  for (let next = readyToMerge(repository); next !== undefined; next = readyToMerge(repository)) mergeArmed(next);
}

const readyToMerge = ({ pulls }: RepositoryState): PullRequest | undefined => [...pulls.values()].find(isReady);

function isReady(pull: PullRequest): boolean {
  const { state, autoMerge } = pull;
  if (state !== 'open' || autoMerge === null) return false;
  // the cheap question first: every announcement asks it of every armed pull request
  if (unmetRules(pull).length > 0) return false;
  const merge = mergeStateOf(pull);
  // red checks that are not required stop nothing
  if (merge !== 'CLEAN' && merge !== 'UNSTABLE') return false;
  return autoMerge.workflows || changedWorkflow(pull) === null;
}

function mergeArmed(pull: PullRequest): void {
  const { autoMerge, repository } = pull;
  if (autoMerge === null) return;
  const { queue } = requirementsOf(repository, pull.base.ref);
  if (queue !== null) {
    pull.autoMerge = null;
    tryToEnqueue(pull, autoMerge.by);
    return;
  }
  const { headline, body, method, by } = autoMerge;
  mergePull(pull, { method, by, how: 'auto-merge', message: { headline, body } });
}
