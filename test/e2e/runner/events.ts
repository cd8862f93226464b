import { mergeGroupEvent, type Permissions, type PullRequestAction, pullRequestEvent } from '@gatehouse/simulator';
import type { Pull, Scene } from '../../bundle/scene.ts';
import { runWorkflow } from './act.ts';
import type { Caller } from './caller.ts';
import type { WorkflowRun } from './log.ts';

/** What the gate's jobs ask for, unless a test takes something away. */
const grant = ({ simulator }: Scene, permissions?: Permissions): string =>
  simulator.github.createToken(permissions === undefined ? {} : { permissions });

/** Starts a caller's workflow as GitHub does when something happened to a pull request. */
export function onPullRequest(
  it: Scene,
  caller: Caller,
  pull: Pick<Pull, 'number'>,
  given: { readonly what?: PullRequestAction; readonly permissions?: Permissions } = {},
): Promise<WorkflowRun> {
  const payload = pullRequestEvent(it.simulator, it.repository, pull.number, given.what);
  const token = grant(it, given.permissions);
  return runWorkflow(it.simulator, { ...caller, token, event: 'pull_request_target', payload });
}

/** Puts pull requests into the merge queue as one group and starts a caller's workflow for it. */
export async function onMergeGroup(it: Scene, caller: Caller, pulls: readonly Pull[]) {
  const group = it.repository.enqueue(pulls.map((pull) => pull.number));
  const payload = mergeGroupEvent(it.simulator, it.repository, group);
  const run = await runWorkflow(it.simulator, { ...caller, token: grant(it), event: 'merge_group', payload });
  return { run, head: group.headSha };
}
