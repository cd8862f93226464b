import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { RecordedRequest, Simulator } from '@gatehouse/simulator';
import { parse } from 'yaml';
import { readOutputs } from '../../test/bundle/runner.ts';
import type { OpenPull } from './pull-request.ts';
import { folderOf, type Peer } from './roster.ts';

export interface PeerRun {
  readonly exit: number | null;
  /** Standard output and error. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly requests: readonly RecordedRequest[];
}

export interface PeerCall {
  readonly peer: Peer;
  /** Where the clones lie. */
  readonly clones: string;
  readonly token: string;
  readonly pull: OpenPull;
}

/** The two expressions that defaults in an action.yml are written with. */
function evaluate(value: string, token: string, apiUrl: string): string {
  return value.replace(/\$\{\{\s*github\.token\s*\}\}/, token).replace(/\$\{\{\s*github\.api_url\s*\}\}/, apiUrl);
}

/** Inputs as the runner puts them into the environment: the workflow's over the defaults. */
function inputsOf({ peer, clones, token }: PeerCall, apiUrl: string): Record<string, string> {
  const action = parse(readFileSync(join(clones, folderOf(peer), 'action.yml'), 'utf8'));
  const declared = Object.entries<{ default?: unknown }>(action.inputs ?? {});
  const defaults = declared.map(([name, input]) => [name, evaluate(String(input.default ?? ''), token, apiUrl)]);
  const inputs = { ...Object.fromEntries(defaults), ...peer.inputs };
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, String(value)]),
  );
}

function environment(folder: string, { apiUrl, graphqlUrl, serverUrl }: Simulator, call: PeerCall) {
  const { repository, number } = call.pull;
  return {
    PATH: process.env.PATH ?? '',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'dependabot[bot]',
    GITHUB_API_URL: apiUrl,
    GITHUB_EVENT_NAME: 'pull_request_target',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_GRAPHQL_URL: graphqlUrl,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_REF: `refs/heads/${repository.defaultBranch}`,
    GITHUB_REPOSITORY: repository.name,
    GITHUB_RUN_ID: '42',
    GITHUB_SERVER_URL: serverUrl,
    GITHUB_SHA: repository.pullRequest(number).base.sha,
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: folder,
    ...inputsOf(call, apiUrl),
    ...call.peer.env(call.token),
  };
}

/** Runs a peer's published bundle as GitHub's runner does, on the Node that runs this. */
export async function runPeer(simulator: Simulator, call: PeerCall): Promise<PeerRun> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-peer-'));
  try {
    for (const file of ['output', 'state', 'summary']) writeFileSync(join(folder, file), '');
    writeFileSync(join(folder, 'event.json'), JSON.stringify(call.pull.payload));
    simulator.requests.length = 0;
    const bundle = join(call.clones, folderOf(call.peer), 'dist', 'index.js');
    const child = spawn(process.execPath, [bundle], { env: environment(folder, simulator, call), cwd: folder });
    const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [log, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
    const outputs = readOutputs(readFileSync(join(folder, 'output'), 'utf8'));
    return { exit: code, log: `${log}${errors}`, outputs, requests: [...simulator.requests] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
