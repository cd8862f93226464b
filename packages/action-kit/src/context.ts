import { readFileSync } from 'node:fs';
import { GatehouseError } from '@gatehouse/policy';

/** What the runner says about this run. The payload is unchecked data: `eventTarget` reads it. */
export interface RunnerContext {
  readonly event: string;
  readonly payload: unknown;
  /** `owner/name` */
  readonly repository: string;
  /** Full name of the branch or tag that the workflow runs of: `refs/heads/main`; null: not known. */
  readonly ref: string | null;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly serverUrl: string;
  /** `owner/name` the running action was taken from; null for a local action. */
  readonly actionRepository: string | null;
  /** Page of this run; null outside a run. */
  readonly runUrl: string | null;
  /** Number of this run, the same for each attempt; null outside a run. */
  readonly runId: string | null;
  /** Folder that lives as long as the job. */
  readonly tempDir: string;
}

type Env = Readonly<Record<string, string | undefined>>;

function variable(env: Env, name: string): string {
  const value = env[name];
  if (value) return value;
  throw new GatehouseError(
    'invalid-input',
    `The environment has no ${name}.`,
    'Run this as an action: the runner of a workflow sets it.',
  );
}

function eventPayload(path: string, read: (path: string) => string): unknown {
  try {
    return JSON.parse(read(path));
  } catch (cause) {
    const fix = 'Run this as an action on pull_request_target or merge_group: the runner writes the file.';
    throw new GatehouseError('invalid-input', 'The event payload (GITHUB_EVENT_PATH) is not readable JSON.', fix, {
      cause,
    });
  }
}

function pageOfRun(env: Env, repository: string, serverUrl: string): string | null {
  const id = env.GITHUB_RUN_ID;
  if (!id) return null;
  const attempt = env.GITHUB_RUN_ATTEMPT;
  return `${serverUrl}/${repository}/actions/runs/${id}${attempt ? `/attempts/${attempt}` : ''}`;
}

/**
 * The only place that reads the runner's environment.
 * @throws GatehouseError `invalid-input` when this is not a runner
 */
export function readRunnerContext(env: Env, read = (path: string) => readFileSync(path, 'utf8')): RunnerContext {
  const repository = variable(env, 'GITHUB_REPOSITORY');
  const serverUrl = variable(env, 'GITHUB_SERVER_URL');
  return {
    event: variable(env, 'GITHUB_EVENT_NAME'),
    payload: eventPayload(variable(env, 'GITHUB_EVENT_PATH'), read),
    repository,
    ref: env.GITHUB_REF || null,
    apiUrl: variable(env, 'GITHUB_API_URL'),
    graphqlUrl: variable(env, 'GITHUB_GRAPHQL_URL'),
    serverUrl,
    actionRepository: env.GITHUB_ACTION_REPOSITORY || null,
    runUrl: pageOfRun(env, repository, serverUrl),
    runId: env.GITHUB_RUN_ID || null,
    tempDir: variable(env, 'RUNNER_TEMP'),
  };
}
