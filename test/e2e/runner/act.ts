import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Simulator } from '@gatehouse/simulator';
import { act } from '../../../scripts/e2e/tools.ts';
import { standInForAppToken } from './app-token.ts';
import { hostedIn, withoutQueue } from './hosted.ts';
import { readLog, type WorkflowRun } from './log.ts';
import { standInForUpload } from './upload-artifact.ts';

export interface WorkflowCall {
  /** Folder with what the workflow calls; see `hostedCopy`. */
  readonly hosted: string;
  /** Text of the caller's workflow. */
  readonly workflow: string;
  readonly event: string;
  readonly payload: unknown;
  /** The job's own token. */
  readonly token: string;
  /** Further secrets by name. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** The repository's variables, `vars.NAME`. */
  readonly vars?: Readonly<Record<string, string>>;
  /** What the runner says besides, such as `GITHUB_REF`. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Nothing answers here: whoever tries to leave this machine is refused at once. */
const NOWHERE = 'http://127.0.0.1:9';

/** The runner's own settings and caches go into the scratch folder, and it does not ask whether there is a newer one. */
function environment(folder: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    ACT_DISABLE_VERSION_CHECK: '1',
    HTTP_PROXY: NOWHERE,
    HTTPS_PROXY: NOWHERE,
    NO_PROXY: '127.0.0.1',
  };
}

const variables = (simulator: Simulator): Record<string, string> => ({
  GITHUB_API_URL: simulator.apiUrl,
  GITHUB_GRAPHQL_URL: simulator.graphqlUrl,
  GITHUB_SERVER_URL: simulator.serverUrl,
  GITHUB_REPOSITORY: 'o/r',
});

/** Jobs run on this machine, without containers, images or a cache server. */
function options(simulator: Simulator, call: WorkflowCall, folder: string): string[] {
  const env = Object.entries({ ...variables(simulator), ...call.env }).map(([name, value]) => `--env=${name}=${value}`);
  const secrets = Object.entries({ ...call.secrets, GITHUB_TOKEN: call.token });
  const vars = Object.entries(call.vars ?? {}).map(([name, value]) => `--var=${name}=${value}`);
  const given = [...secrets.map(([name, value]) => `--secret=${name}=${value}`), ...vars];
  const here = ['--platform=ubuntu-latest=-self-hosted', '--pull=false', '--no-cache-server'];
  const others = [hostedIn(call.hosted), standInForAppToken(folder), standInForUpload(folder)];
  return [call.event, '--json', `--eventpath=${join(folder, 'event.json')}`, ...given, ...here, ...others, ...env];
}

/** Runs a workflow of a user's repository in nektos/act, whose GitHub is the simulator. */
export async function runWorkflow(simulator: Simulator, call: WorkflowCall): Promise<WorkflowRun> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-act-'));
  try {
    const repository = join(folder, 'repository');
    mkdirSync(join(repository, '.github', 'workflows'), { recursive: true });
    writeFileSync(join(repository, '.github', 'workflows', 'gate.yml'), withoutQueue(call.workflow));
    writeFileSync(join(folder, 'event.json'), JSON.stringify(call.payload));
    const child = spawn(act, options(simulator, call, folder), { cwd: repository, env: environment(folder) });
    const exit = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
    const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
    const run = readLog(out, code);
    if (Object.keys(run.jobs).length === 0) throw new Error(`act ran no job:\n${out}${err}`);
    return run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
