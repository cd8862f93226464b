import type { LeverScene } from './levers-scene.ts';
import { type ActionRun, type StartedAction, startAction } from './runner.ts';

export interface LeverCall {
  readonly action: 'promote' | 'prune' | 'record-promotion' | 'rollback';
  readonly inputs: Readonly<Record<string, string>>;
  /** Number of the run; default: each its own. */
  readonly runId?: string;
}

/** `log`: all that it said, standard error included. */
export type LeverEnd = ActionRun;

let runs = 1000;

/** Starts the built bundle of a lever as the runner does on a dispatch, in a process that may be killed. */
export function startLever({ simulator, token }: LeverScene, call: LeverCall): StartedAction {
  runs += 1;
  const registry = { 'registry-token': token, 'registry-username': 'gatehouse' };
  const { child, end } = startAction(simulator, {
    action: call.action,
    event: 'workflow_dispatch',
    payload: { inputs: {} },
    inputs: { ...registry, 'dry-run': 'false', ...call.inputs, token },
    env: { GITHUB_ACTOR: 'octocat', GITHUB_REPOSITORY: 'acme/infra', GITHUB_RUN_ID: call.runId ?? `${runs}` },
  });
  return { child, end: end.then((run) => ({ ...run, log: run.log + run.stderr })) };
}
