// What the bundled actions cost: the start of each against `node -e 0`, and whole judgements of pull requests of 1, 250 and 3,000 files against
// the simulator, by diff-scope alone and by every judge together, with 0 and 100 ms a request.
//
//   node bench/action.ts [--runs 5] [--files 1,250,3000] [--latency 0,100] [--actions diff-scope,gate]
//
// The simulator runs in this process, the action in its own: wall time includes the simulator's work, peak memory is the action's alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Permissions, pullRequestEvent, startSimulator } from '@gatehouse/simulator';
import { type ActionCall, runAction } from '../test/bundle/runner.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    files: { type: 'string', default: '1,250,3000' },
    latency: { type: 'string', default: '0,100' },
    actions: { type: 'string', default: 'diff-scope,gate' },
  },
});
const numbers = (list: string) => list.split(',').map(Number);
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

const manifest = (index: number, patch: number) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${index}
spec:
  template:
    spec:
      containers:
        - name: app
          image: ghcr.io/example/app-${index}:1.2.${patch}
`;

const BUNDLES = ['diff-scope', 'risk', 'context-pack', 'quality-gate', 'gate', 'auto-merge', 'sweep'];

function startUp(): void {
  const time = (args: readonly string[]) =>
    median(
      Array.from({ length: Number(values.runs) * 3 }, () => {
        const started = performance.now();
        spawnSync(process.execPath, args, { env: { PATH: process.env.PATH } });
        return performance.now() - started;
      }),
    );
  const empty = time(['-e', '0']);
  console.log('| start-up | ms | of an empty Node | bundle |\n| --- | --- | --- | --- |');
  console.log(`| node -e 0 | ${empty.toFixed(0)} | 1.0 | |`);
  for (const action of BUNDLES) {
    const bundle = join(import.meta.dirname, `../actions/${action}/dist/index.js`);
    if (!existsSync(bundle)) continue;
    // Without a runner's environment the bundle loads everything and stops at its first input.
    const loaded = time([bundle]);
    const size = Math.round(statSync(bundle).size / 1024);
    console.log(`| ${action} | ${loaded.toFixed(0)} | ${(loaded / empty).toFixed(1)} | ${size} KiB |`);
  }
}

/** What gate.yml grants the judging job. */
const JUDGE: Permissions = {
  contents: 'read',
  'pull-requests': 'read',
  checks: 'read',
  statuses: 'read',
  actions: 'read',
};

async function judgement(action: ActionCall['action'], files: number, latencyMs: number): Promise<void> {
  const simulator = await startSimulator({ latencyMs: 0 });
  const scratch = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  const tree = (patch: number) =>
    Object.fromEntries(Array.from({ length: files }, (_, index) => [`apps/${index}.yaml`, manifest(index, patch)]));
  const repository = simulator.github.createRepository('example/cluster', { files: tree(1) });
  repository.commit({ branch: 'renovate/all', files: tree(2), author: 'renovate[bot]' });
  const number = repository.openPullRequest({ head: 'renovate/all', author: 'renovate[bot]' });
  const payload = pullRequestEvent({ apiUrl: simulator.apiUrl, serverUrl: simulator.serverUrl }, repository, number);
  simulator.setLatency(latencyMs);
  const inputs = { token: simulator.github.createToken({ permissions: JUDGE }) };
  const times: number[] = [];
  let last = { requests: 0, outcome: '' };
  const peak = join(scratch, 'peak');
  const preload = join(import.meta.dirname, 'peak-memory.mjs');
  for (let run = 0; run < (files > 1000 ? 3 : Number(values.runs)); run += 1) {
    const started = performance.now();
    const env = { GITHUB_REPOSITORY: repository.name, NODE_OPTIONS: `--import=${preload}`, PEAK_MEMORY_FILE: peak };
    const result = await runAction(simulator, { action, event: 'pull_request_target', payload, env, inputs });
    times.push(performance.now() - started);
    last = { requests: result.requests.length, outcome: result.outputs.outcome ?? result.log };
  }
  await simulator.close();
  const cells = [
    action,
    files,
    latencyMs,
    last.outcome,
    last.requests,
    `${median(times).toFixed(0)} ms`,
    `${readFileSync(peak, 'utf8')} MB`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
  rmSync(scratch, { recursive: true });
}

startUp();
console.log('\n| action | files | ms a request | verdict | requests | wall, median | peak memory |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
const isAction = (name: string): name is ActionCall['action'] => BUNDLES.includes(name);
for (const action of values.actions.split(',').filter(isAction))
  for (const files of numbers(values.files))
    for (const latency of numbers(values.latency)) await judgement(action, files, latency);
