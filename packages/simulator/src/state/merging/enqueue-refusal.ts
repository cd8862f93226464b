import type { PullRequest } from '../model.ts';
import { requirementsOf } from '../rules/requirements.ts';
import { HEAD_MODIFIED } from './arm.ts';
import { conflicts } from './merge-state.ts';
import { entryOf } from './queue.ts';
import { unmetRules } from './unmet.ts';
import { changedWorkflow, refusesWorkflow } from './workflows.ts';

/** Why GitHub does not queue this pull request; null: it does. */
export function enqueueRefusal(
  pull: PullRequest,
  options: { readonly expectedHead: string | null; readonly workflows: boolean },
): string | null {
  const requirements = requirementsOf(pull.repository, pull.base.ref);
  if (pull.state !== 'open' || pull.draft) return 'Pull request is not mergeable';
  if (requirements.queue === null) return 'The base branch does not have a merge queue';
  if (options.expectedHead !== null && options.expectedHead !== pull.head.sha) return HEAD_MODIFIED;
  if (entryOf(pull) !== null) return 'Pull request is already in the queue';
  if (conflicts(pull)) return 'Pull request is not mergeable';
  const workflow = options.workflows ? null : changedWorkflow(pull);
  if (workflow !== null) return refusesWorkflow(workflow);
  return unmetRules(pull, requirements)[0] ?? null;
}
