import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';
import { root } from '../../scripts/steps.ts';
import type { LeverScene } from './levers-scene.ts';
import { readOutputs } from './runner.ts';

export interface LeverCall {
  readonly action: 'promote' | 'prune' | 'record-promotion' | 'rollback';
  readonly inputs: Readonly<Record<string, string>>;
  /** Number of the run; default: each its own. */
  readonly runId?: string;
}

export interface LeverEnd {
  /** Null: killed. */
  readonly exit: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface LeverProcess {
  readonly child: ChildProcess;
  readonly end: Promise<LeverEnd>;
}

let runs = 1000;

function defaultsOf(action: string): Record<string, string> {
  const declared = parse(readFileSync(join(root, 'actions', action, 'action.yml'), 'utf8')).inputs ?? {};
  const entries = Object.entries(declared).map(([name, input]) => [name, String(Object(input).default ?? '')]);
  return Object.fromEntries(entries);
}

/** Starts the built bundle of a lever as the runner does on a dispatch, in a process that may be killed. */
export function startLever({ simulator, token }: LeverScene, call: LeverCall): LeverProcess {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-lever-'));
  for (const file of ['output', 'summary']) writeFileSync(join(folder, file), '');
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ inputs: {} }));
  runs += 1;
  const registry = { 'registry-token': token, 'registry-username': 'gatehouse' };
  const defaults = Object.entries(defaultsOf(call.action)).map(([name, value]) => [
    name,
    value.replace(/^\$\{\{ github\.(token|actor) \}\}$/, (_, field) => (field === 'token' ? token : 'octocat')),
  ]);
  const inputs = { ...Object.fromEntries(defaults), token, ...registry, 'dry-run': 'false', ...call.inputs };
  const child = spawn(process.execPath, [join(root, 'actions', call.action, 'dist', 'index.js')], {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      GITHUB_ACTOR: 'octocat',
      GITHUB_API_URL: simulator.apiUrl,
      GITHUB_EVENT_NAME: 'workflow_dispatch',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_GRAPHQL_URL: simulator.graphqlUrl,
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REPOSITORY: 'acme/infra',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_RUN_ID: call.runId ?? `${runs}`,
      GITHUB_SERVER_URL: simulator.serverUrl,
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      RUNNER_TEMP: folder,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
  });
  return { child, end: ended(child, folder) };
}

async function ended(child: ChildProcess, folder: string): Promise<LeverEnd> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('a process without output');
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(stdout), text(stderr), exit]);
  const outputs = readOutputs(readFileSync(join(folder, 'output'), 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  return { exit: code, log: out + err, outputs };
}
