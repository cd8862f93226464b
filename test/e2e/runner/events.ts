import {
  eventPayload,
  mergeGroupEvent,
  type Permissions,
  type PullRequestAction,
  pullRequestEvent,
  type RecordedEvent,
} from '@gatehouse/simulator';
import type { Pull, Scene } from '../../bundle/scene.ts';
import { runWorkflow } from './act.ts';
import type { Caller } from './caller.ts';
import type { WorkflowRun } from './log.ts';

interface Given {
  /** What the token may do, where a test takes something away; default: what the page tells people to grant. */
  readonly permissions?: Permissions;
  readonly secrets?: Readonly<Record<string, string>>;
  /** The repository's variables. */
  readonly vars?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a caller's workflow for an event with a token of its own. */
export function onEvent(
  { simulator }: Pick<Scene, 'simulator'>,
  caller: Caller,
  { event, payload }: { readonly event: string; readonly payload: unknown },
  given: Given = {},
): Promise<WorkflowRun> {
  const { permissions, secrets = {}, vars = {}, env = {} } = given;
  const token = simulator.github.createToken({ permissions: permissions ?? caller.permissions });
  const { hosted, workflow } = caller;
  return runWorkflow(simulator, { hosted, workflow, token, event, payload, secrets, vars, env });
}

/** Starts a caller's workflow as GitHub does when something happened to a pull request. */
export function onPullRequest(
  it: Scene,
  caller: Caller,
  pull: Pick<Pull, 'number'>,
  given: Given & { readonly what?: PullRequestAction } = {},
): Promise<WorkflowRun> {
  const payload = pullRequestEvent(it.simulator, it.repository, pull.number, given.what);
  return onEvent(it, caller, { event: 'pull_request_target', payload }, given);
}

/** Puts pull requests into the merge queue as one group and starts a caller's workflow for it. */
export async function onMergeGroup(it: Scene, caller: Caller, pulls: readonly Pull[]) {
  const group = it.repository.enqueue(pulls.map((pull) => pull.number));
  const payload = mergeGroupEvent(it.simulator, it.repository, group);
  const run = await onEvent(it, caller, { event: 'merge_group', payload });
  return { run, head: group.headSha };
}

/** Starts a caller's workflow for the latest thing of that name that happened in the repository. */
export function onLatest(
  it: Scene,
  caller: Caller,
  event: RecordedEvent['event'],
  given: Given = {},
): Promise<WorkflowRun> {
  const happened = it.repository.events.findLast((one) => one.event === event);
  if (happened === undefined) throw new Error(`no ${event} happened`);
  return onEvent(it, caller, { event, payload: eventPayload(it.simulator, it.repository, happened) }, given);
}
