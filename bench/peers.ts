// What judging and acting on a pull request of one file costs, beside five published actions that together do the nearest to it, one after
// another, as the steps of a job do: time and requests, on the first run (CI is green, both sides end with the pull request merged) and on a
// run after which nothing has changed (CI is not there yet, nothing may be written).
//
//   node bench/peers.ts --peers DIR [--runs 7] [--latency 0,100]
//
// DIR holds clones of the five; without it, or where one is missing, the commands that fetch them are printed. Every run is a process against
// one simulator in this process, and gets a repository of its own that is the same but for its rules: those of the gate's require its status
// too. Whoever does not do his work stops the measurement.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type RecordedRequest, type Simulator, startSimulator } from '@gatehouse/simulator';
import { type OpenPull, openBump } from './peers/pull-request.ts';
import { folderOf, howToGet, PEERS } from './peers/roster.ts';
import { type GateTokens, gateTokens, runGate, type Timed, timed } from './peers/run-gate.ts';
import { runPeer } from './peers/run-peer.ts';

const { values } = parseArgs({
  options: {
    peers: { type: 'string', default: '' },
    runs: { type: 'string', default: '7' },
    latency: { type: 'string', default: '0,100' },
  },
});
const clones = resolve(values.peers);

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** A query of GraphQL is sent with POST and writes nothing. */
function isWrite({ method, body }: RecordedRequest): boolean {
  if (method === 'GET') return false;
  const query = typeof body === 'object' && body !== null && 'query' in body ? String(body.query) : 'mutation';
  return /^\s*mutation\b/.test(query);
}

class Measurement {
  readonly #simulator: Simulator;
  readonly #tokens: GateTokens;
  readonly #peerToken: string;
  #repositories = 0;

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
    this.#tokens = gateTokens(simulator);
    const write = { contents: 'write', 'pull-requests': 'write', issues: 'write', statuses: 'write' } as const;
    this.#peerToken = simulator.github.createToken({ permissions: { ...write, checks: 'read' } });
  }

  pull(isCiGreen: boolean, required: readonly string[], title?: string): OpenPull {
    this.#repositories += 1;
    const what = { isCiGreen, required, ...(title === undefined ? {} : { title }) };
    return openBump(this.#simulator, `example/cluster-${this.#repositories}`, what);
  }

  async peer(peer: (typeof PEERS)[number], pull: OpenPull): Promise<Timed> {
    const call = { peer, clones, token: this.#peerToken, pull };
    return timed(peer.repository, () => runPeer(this.#simulator, call));
  }

  async peers(pull: OpenPull, isCiGreen: boolean): Promise<readonly Timed[]> {
    const runs: Timed[] = [];
    for (const peer of PEERS) {
      const run = await this.peer(peer, pull);
      if (run.exit !== 0 || !peer.worked(run, pull, isCiGreen)) throw idle(run);
      runs.push(run);
    }
    return runs;
  }

  async gate(pull: OpenPull, isCiGreen: boolean): Promise<readonly Timed[]> {
    const runs = await runGate(this.#simulator, this.#tokens, pull);
    const { repository, number, head } = pull;
    const { state, autoMerge } = repository.pullRequest(number);
    const isGreen = repository
      .statuses(head)
      .some((status) => status.context === 'gatehouse/main' && status.state === 'success');
    const isSaid = repository.conversation.comments(number).length === 1;
    const isLabelled = repository.conversation.labels(number).join() === 'gate/merges-itself,risk/low';
    const isDone = isCiGreen ? state === 'merged' : state === 'open' && autoMerge !== null;
    const failed = runs.find(({ exit }) => exit !== 0) ?? (isGreen && isSaid && isLabelled && isDone ? null : runs[1]);
    if (failed) throw idle(failed);
    return runs;
  }
}

const idle = ({ name, exit, log, requests }: Timed) =>
  new Error(
    `${name} did not do its work (exit ${exit}):\n${log}\n${requests.map(({ method, path, status }) => `${method} ${path} ${status}`).join('\n')}`,
  );

type Side = 'gate' | 'peers';
const REQUIRED: Readonly<Record<Side, readonly string[]>> = { gate: ['gatehouse/main'], peers: [] };

/** One run of a side: the first of a pull request whose CI is green, or the second of one whose CI is not there. */
async function once(measurement: Measurement, side: Side, isFirst: boolean): Promise<readonly Timed[]> {
  const pull = measurement.pull(isFirst, REQUIRED[side]);
  if (!isFirst) await measurement[side](pull, false);
  return measurement[side](pull, isFirst);
}

function table(side: Side, runs: readonly (readonly Timed[])[]): readonly string[] {
  const row = (name: string, times: readonly number[], requests: readonly RecordedRequest[]) =>
    `| ${[name, requests.length, requests.filter(isWrite).length, `${median(times).toFixed(0)} ms`].join(' | ')} |`;
  const last = runs.at(-1) ?? [];
  const parts = last.map(({ name, requests }, at) =>
    row(
      name,
      runs.map((run) => run[at]?.ms ?? Number.NaN),
      requests,
    ),
  );
  const all = row(
    side === 'gate' ? '**the gate**' : '**the five**',
    runs.map((run) => sum(run.map(({ ms }) => ms))),
    last.flatMap(({ requests }) => requests),
  );
  return [...parts, all];
}

async function compare(measurement: Measurement, latency: number, isFirst: boolean): Promise<void> {
  const runs: Record<Side, (readonly Timed[])[]> = { gate: [], peers: [] };
  for (let run = 0; run < Number(values.runs); run += 1)
    for (const side of ['gate', 'peers'] as const) runs[side].push(await once(measurement, side, isFirst));
  console.log(`\n${isFirst ? 'First run' : 'Unchanged run'}, ${latency} ms a request:\n`);
  console.log('| what | requests | of them writes | wall, median |\n| --- | --- | --- | --- |');
  for (const side of ['gate', 'peers'] as const) console.log(table(side, runs[side]).join('\n'));
  const wall = (side: Side) => median(runs[side].map((run) => sum(run.map(({ ms }) => ms))));
  console.log(`\nThe gate takes ${(wall('gate') / wall('peers')).toFixed(2)} of the time of the five.`);
}

/** The tag and commit of each clone, as measured. */
function name(): void {
  const git = (folder: string, ...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
  for (const peer of PEERS) {
    const folder = join(clones, folderOf(peer));
    const tags = git(folder, 'tag', '--points-at', 'HEAD').split('\n');
    const tag = tags.includes(peer.tag) ? peer.tag : `${tags[0] || 'no tag'} instead of ${peer.tag}`;
    console.log(`- ${peer.repository} ${tag} (${git(folder, 'rev-parse', 'HEAD')}): ${peer.does}`);
  }
}

async function main(): Promise<void> {
  const missing = PEERS.filter((peer) => !existsSync(join(clones, folderOf(peer), 'dist', 'index.js')));
  if (values.peers === '' || missing.length > 0) {
    const which = missing.map(({ repository }) => repository).join(', ');
    console.error(
      `Not in ${clones}: ${which}. Fetch them, and say where they are with --peers DIR:\n\n${howToGet('DIR')}`,
    );
    process.exitCode = 1;
    return;
  }
  name();
  const simulator = await startSimulator();
  const measurement = new Measurement(simulator);
  // the title check leaves nothing behind but its exit, so a title that it must refuse shows that it looks
  const titles = PEERS.find(({ repository }) => repository.includes('semantic'));
  if (titles && (await measurement.peer(titles, measurement.pull(true, [], 'Update redis'))).exit === 0)
    throw new Error(`${titles.repository} passes any title`);
  // warms the simulator: its schema is built at the first query
  for (const side of ['gate', 'peers'] as const) await once(measurement, side, true);
  for (const latency of values.latency.split(',').map(Number)) {
    simulator.setLatency(latency);
    for (const isFirst of [true, false]) await compare(measurement, latency, isFirst);
  }
  await simulator.close();
}

await main();
