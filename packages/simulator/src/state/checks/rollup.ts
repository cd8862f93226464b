import type { RepositoryState } from '../model.ts';
import { latestStatuses, type Status } from '../statuses.ts';
import type { CheckConclusion, CheckRun, CheckStatus, CheckSuite } from './model.ts';

type RollupState = 'ERROR' | 'EXPECTED' | 'FAILURE' | 'PENDING' | 'SUCCESS';

const PASSING: readonly (CheckConclusion | null)[] = ['success', 'neutral', 'skipped'];

/** The newest run of each name of each app; what a person sees of a commit. */
export function latestRuns(runs: readonly CheckRun[]): CheckRun[] {
  const latest = new Map(runs.map((run) => [`${run.suite.app.id}:${run.name}`, run]));
  return runs.filter((run) => latest.get(`${run.suite.app.id}:${run.name}`) === run);
}

export function suiteStatus({ runs, workflowRun }: CheckSuite): CheckStatus {
  if (workflowRun !== null) return workflowRun.status;
  if (runs.length === 0) return 'queued';
  if (runs.every(({ status }) => status === 'completed')) return 'completed';
  return runs.some(({ status }) => status === 'in_progress') ? 'in_progress' : 'queued';
}

/** Null while a run is at work; a run that failed decides it. */
export function suiteConclusion(suite: CheckSuite): CheckConclusion | null {
  if (suiteStatus(suite) !== 'completed') return null;
  if (suite.workflowRun !== null) return suite.workflowRun.conclusion;
  const conclusions = latestRuns(suite.runs).map(({ conclusion }) => conclusion);
  const bad = conclusions.find((conclusion) => !PASSING.includes(conclusion));
  if (bad !== undefined) return bad;
  return conclusions.includes('success') ? 'success' : (conclusions[0] ?? null);
}

/** Everything that reported on a commit, the newest of each. */
export function contextsOf({ suitesBySha, statusesBySha }: RepositoryState, sha: string): (CheckRun | Status)[] {
  const runs = (suitesBySha.get(sha) ?? []).flatMap((suite) => suite.runs).sort((a, b) => a.id - b.id);
  return [...latestRuns(runs), ...latestStatuses(statusesBySha.get(sha) ?? [])];
}

export const isCheckRun = (context: CheckRun | Status): context is CheckRun => 'suite' in context;

/** The worst of all counts: failure before pending before success. */
export function rollupState(contexts: readonly (CheckRun | Status)[]): RollupState {
  const states = contexts.map(stateOf);
  for (const state of ['ERROR', 'FAILURE', 'PENDING'] as const) if (states.includes(state)) return state;
  return 'SUCCESS';
}

function stateOf(context: CheckRun | Status): RollupState {
  if (!isCheckRun(context)) return context.state.toUpperCase() as RollupState;
  if (context.status !== 'completed') return 'PENDING';
  return PASSING.includes(context.conclusion) ? 'SUCCESS' : 'FAILURE';
}
