import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { RecordedRequest, Simulator } from '@gatehouse/simulator';
import { parse } from 'yaml';
import { root } from '../../scripts/steps.ts';

export interface ActionRun {
  /** Null: killed. */
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

/** Who starts runs where nobody else is said to. */
const ACTOR = 'octocat';

/** What the runner fills in for inputs that a workflow leaves out, its expressions evaluated. */
function defaultsOf(action: string, token: string): Record<string, string> {
  const declared = parse(readFileSync(join(root, 'actions', action, 'action.yml'), 'utf8')).inputs ?? {};
  const github: Record<string, string> = { token, actor: ACTOR };
  const evaluate = (text: string) =>
    text.replace(/^\$\{\{ github\.(token|actor) \}\}$/, (_, name) => github[name] ?? '');
  const entries = Object.entries(declared).map(([name, input]) => [
    name,
    evaluate(String(Object(input).default ?? '')),
  ]);
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
  const inputs = { ...defaultsOf(call.action, token), ...call.inputs, token };
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

/** The built bundle of an action, running as GitHub's runner runs it: a process that may be killed, an environment, files. */
export interface StartedAction {
  readonly child: ChildProcess;
  /** Its folder is gone then. */
  readonly end: Promise<ActionRun>;
}

export function startAction(simulator: Simulator, call: ActionCall): StartedAction {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bundle-'));
  for (const file of ['output', 'summary']) writeFileSync(join(folder, file), '');
  writeFileSync(join(folder, 'event.json'), JSON.stringify(call.payload));
  const bundle = join(root, 'actions', call.action, 'dist', 'index.js');
  const child = spawn(process.execPath, [bundle], {
    env: environment(folder, simulator, call),
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = Promise.all([text(child.stdout), text(child.stderr), exit]);
  const end = said
    .then(([log, stderr, code]) => ({ exit: code, log, stderr, ...left(folder), requests: [...simulator.requests] }))
    .finally(() => rmSync(folder, { recursive: true, force: true }));
  return { child, end };
}

/** What a run left in files. */
function left(folder: string): Pick<ActionRun, 'outputs' | 'summary' | 'verdict' | 'report'> {
  const outputs = readOutputs(readFileSync(join(folder, 'output'), 'utf8'));
  return {
    outputs,
    summary: readFileSync(join(folder, 'summary'), 'utf8'),
    verdict: keptIn(outputs['verdict-file']),
    report: keptIn(outputs['report-file']),
  };
}

/** Runs the built bundle of an action to its end; `requests` are those of this run alone. */
export function runAction(simulator: Simulator, call: ActionCall): Promise<ActionRun> {
  simulator.requests.length = 0;
  return startAction(simulator, call).end;
}
