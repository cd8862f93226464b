import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { RecordedRequest, Simulator } from '@gatehouse/simulator';
import { parse } from 'yaml';
import { root } from '../../scripts/steps.ts';

export interface ActionRun {
  readonly exit: number | null;
  /** Standard output, commands to the runner included. */
  readonly log: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly requests: readonly RecordedRequest[];
  /** The verdict that was kept in a file; null when there is none. */
  readonly verdict: unknown;
  /** The report of a lever that was kept in a file; null when there is none. */
  readonly report: unknown;
}

export interface ActionCall {
  readonly action:
    | 'auto-merge'
    | 'context-pack'
    | 'diff-scope'
    | 'freshness'
    | 'gate'
    | 'promote'
    | 'prune'
    | 'quality-gate'
    | 'record-promotion'
    | 'rehearse'
    | 'risk'
    | 'rollback'
    | 'sweep';
  readonly event: string;
  readonly payload: unknown;
  /** Inputs as a workflow gives them; the rest are the defaults of action.yml, the token one of the simulator. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** What the runner fills in for inputs that a workflow leaves out. */
function defaultsOf(action: string): Record<string, string> {
  const declared = parse(readFileSync(join(root, 'actions', action, 'action.yml'), 'utf8')).inputs ?? {};
  const entries = Object.entries(declared).map(([name, input]) => [name, String(Object(input).default ?? '')]);
  return Object.fromEntries(entries);
}

const inputVariables = (inputs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));

/** Reads the file of outputs: `name<<delimiter`, lines, `delimiter`. */
export function readOutputs(file: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = file.split('\n');
  while (lines.length > 1) {
    const [name = '', delimiter = ''] = (lines.shift() ?? '').split('<<');
    const end = lines.indexOf(delimiter);
    outputs[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n');
  }
  return outputs;
}

function environment(folder: string, simulator: Simulator, call: ActionCall): Record<string, string> {
  const token = call.inputs?.token ?? simulator.github.createToken();
  const inputs = { ...defaultsOf(call.action), ...call.inputs, token };
  return {
    PATH: process.env.PATH ?? '',
    GITHUB_EVENT_NAME: call.event,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_API_URL: simulator.apiUrl,
    GITHUB_GRAPHQL_URL: simulator.graphqlUrl,
    GITHUB_SERVER_URL: simulator.serverUrl,
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTION_REPOSITORY: 'our-org/gatehouse',
    RUNNER_TEMP: folder,
    ...inputVariables(inputs),
    ...call.env,
  };
}

function keptIn(file: string | undefined): unknown {
  return file ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Runs the built bundle of an action as GitHub's runner does: a process, an environment, files. */
export async function runAction(simulator: Simulator, call: ActionCall): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bundle-'));
  try {
    for (const file of ['output', 'summary']) writeFileSync(join(folder, file), '');
    writeFileSync(join(folder, 'event.json'), JSON.stringify(call.payload));
    simulator.requests.length = 0;
    const bundle = join(root, 'actions', call.action, 'dist', 'index.js');
    const child = spawn(process.execPath, [bundle], { env: environment(folder, simulator, call), cwd: folder });
    const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [log, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
    const outputs = readOutputs(readFileSync(join(folder, 'output'), 'utf8'));
    return {
      exit: code,
      log,
      stderr,
      outputs,
      summary: readFileSync(join(folder, 'summary'), 'utf8'),
      requests: [...simulator.requests],
      verdict: keptIn(outputs['verdict-file']),
      report: keptIn(outputs['report-file']),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
