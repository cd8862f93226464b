import { mergeGroupEvent, type Permissions, type PullRequestAction, pullRequestEvent } from '@gatehouse/simulator';
import { expect } from 'vitest';
import { DEPLOYMENT, type Pull, propose, type Scene } from '../../bundle/scene.ts';
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

/** What the job behind the gate saw; null when the runner did not start it. */
export function seen(run: WorkflowRun): { result: string; outputs: Record<string, string> } | null {
  const { observe } = run.printed;
  return observe === undefined ? null : JSON.parse(observe);
}

/** Statuses of a commit as people see them: `gatehouse/main success: text`. */
export const statusesOf = ({ repository }: Scene, sha: string): string[] =>
  repository.statuses(sha).map(({ context, state, description }) => `${context} ${state}: ${description}`);

/** The summary without markup, so that only what it says is compared. */
export const plain = (summary = ''): string =>
  summary
    .replace(/<\/?(?:code|span)>/g, '')
    .replace(/&#(\d+);/g, (_whole, point) => String.fromCodePoint(Number(point)));

/** The verdict as the summary shows it in full. */
export function verdictIn(summary = ''): unknown {
  const json = /(`{3,})json\n([\s\S]*?)\n\1/.exec(summary)?.[2];
  expect(json, 'the summary shows the verdict').toBeDefined();
  return JSON.parse(json ?? '');
}

/** The jobs of a caller of the gate when both did what they should, whatever they found. */
export const GREEN = { judge: 'success', report: 'success', observe: 'success' };

/** A bot's pull request that moves redis to a later patch, or to whatever `text` says. */
export const redisUpdate = (it: Scene, text = DEPLOYMENT('7.2.5')): Pull =>
  propose(it, { files: { 'apps/redis.yaml': text } });

/** A bump with a line beside it that is none. */
export const SMUGGLED = DEPLOYMENT('7.2.5').replace('- name: redis', '- name: redis\n          command: [sh]');
