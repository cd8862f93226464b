import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { RecordedRequest } from '@gatehouse/simulator';
import type { PruneScene } from '../../test/bundle/prune-scene.ts';

export interface Measured {
  readonly exit: number | null;
  /** Standard output and error. */
  readonly log: string;
  readonly ms: number;
  /** Megabytes of the process at its peak. */
  readonly peak: number;
  readonly github: readonly RecordedRequest[];
  readonly registry: readonly RecordedRequest[];
}

const PRELOAD = join(import.meta.dirname, '..', 'peak-memory.mjs');

/** Runs a bundled action as GitHub's runner does, on the Node that runs this. */
export async function measure(
  scene: PruneScene,
  bundle: string,
  inputs: Readonly<Record<string, string>>,
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-prune-'));
  try {
    for (const file of ['output', 'state', 'summary']) writeFileSync(join(folder, file), '');
    writeFileSync(join(folder, 'event.json'), '{}');
    scene.simulator.requests.length = 0;
    scene.registry.requests.length = 0;
    const started = performance.now();
    const child = spawn(process.execPath, [bundle], { env: environment(folder, scene, inputs), cwd: folder });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [out, errors, exit] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return {
      exit,
      log: out + errors,
      ms: performance.now() - started,
      peak: Number(readFileSync(join(folder, 'peak'), 'utf8')),
      github: [...scene.simulator.requests],
      registry: [...scene.registry.requests],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function environment(folder: string, { simulator, repository }: PruneScene, inputs: Readonly<Record<string, string>>) {
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: simulator.apiUrl,
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_GRAPHQL_URL: simulator.graphqlUrl,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_REF: `refs/heads/${repository.defaultBranch}`,
    GITHUB_REPOSITORY: repository.name,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '42',
    GITHUB_SERVER_URL: simulator.serverUrl,
    GITHUB_SHA: repository.resolve(repository.defaultBranch) ?? '',
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_WORKSPACE: folder,
    NODE_OPTIONS: `--import=${PRELOAD}`,
    PEAK_MEMORY_FILE: join(folder, 'peak'),
    RUNNER_TEMP: folder,
    ...Object.fromEntries(variables),
  };
}
