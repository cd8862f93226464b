// What a promotion costs: 7 pins in 5 files and 1,000 pins in 200 files, a fresh one and one that takes its place, as a process against simulated
// GitHub and registry, with 0 and 100 ms a request.
//
//   node bench/promote.ts [--runs 3] [--latency 0,100]
//
// The bundle has to be built: node scripts/build.ts actions/promote. Another number of writes than four stops the measurement.
import { parseArgs } from 'node:util';
import { pushImage, type SimulatedRegistry, type Simulator, startRegistry, startSimulator } from '@gatehouse/simulator';
import { type ActionRun, runAction } from '../test/bundle/runner.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, latency: { type: 'string', default: '0,100' } },
});

interface Size {
  readonly images: number;
  readonly pins: number;
  readonly files: number;
}

const SIZES: readonly Size[] = [
  { images: 3, pins: 7, files: 5 },
  { images: 20, pins: 1000, files: 200 },
];
const PERMISSIONS = { contents: 'write', 'pull-requests': 'write', packages: 'write' } as const;

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

interface Scene {
  readonly simulator: Simulator;
  readonly registry: SimulatedRegistry;
  /** Commits that were built, oldest first; the first one is pinned. */
  readonly revisions: readonly string[];
}

async function sceneOf({ images, pins, files }: Size): Promise<Scene> {
  const registry = await startRegistry({ kind: 'ghcr' });
  const simulator = await startSimulator({ packages: registry });
  const names = Array.from({ length: images }, (_, at) => `acme/app-${at}`);
  const policy = `version: 1\nimages:\n  - name: all\n    images:\n${names.map((name) => `      - repository: ${registry.host}/${name}\n`).join('')}`;
  const repository = simulator.github.createRepository('o/r', { files: { '.github/gatehouse.yml': policy } });
  const builds = [1, 2, 3].map((build) => {
    const revision = repository.commit({ branch: 'main', files: { 'src/main.c': `${build}\n` } });
    const labels = { 'org.opencontainers.image.revision': revision };
    const platforms = ['linux/amd64', 'linux/arm64'];
    const push = (name: string) =>
      pushImage(registry, {
        repository: name,
        tags: [`pending-${revision}`],
        platforms,
        labels,
        files: { a: revision },
      });
    return { revision, digests: names.map((name) => push(name).digest) };
  });
  const pin = (at: number) =>
    `  s${at}: { image: "${registry.host}/${names[at % images]}@${builds[0]?.digests[at % images]}" }\n`;
  const texts = new Map<string, string>();
  for (let at = 0; at < pins; at++) {
    const path = `apps/${at % files}/compose.yaml`;
    texts.set(path, `${texts.get(path) ?? 'services:\n'}${pin(at)}`);
  }
  repository.commit({ branch: 'main', files: Object.fromEntries(texts) });
  return { simulator, registry, revisions: builds.map(({ revision }) => revision) };
}

interface Measured {
  readonly ms: number;
  readonly writes: number;
  readonly github: number;
  readonly git: number;
  readonly registry: number;
}

async function promote({ simulator, registry }: Scene, revision: string): Promise<Measured> {
  const token = simulator.github.createToken({ permissions: PERMISSIONS });
  const asked = registry.requests.length;
  const started = performance.now();
  const inputs = { token, 'packages-token': token, 'registry-username': 'octocat', revision };
  const run = await runAction(simulator, { action: 'promote', event: 'workflow_dispatch', payload: {}, inputs });
  const ms = performance.now() - started;
  if (run.outputs.outcome !== 'done') throw new Error(`nothing was promoted:\n${run.log}`);
  const git = run.requests.filter(({ path }) => path.includes('.git/')).length;
  const counted = { writes: writesOf(run), git, github: run.requests.length - git };
  if (counted.writes !== 4) throw new Error(`${counted.writes} writes, four would do`);
  return { ms, ...counted, registry: registry.requests.length - asked };
}

function writesOf({ requests }: ActionRun): number {
  return requests.filter(({ method, path, body }) => {
    if (path.includes('.git/') || method === 'GET' || method === 'HEAD') return false;
    return !path.endsWith('/graphql') || /^\s*mutation/.test(String(Object(body).query ?? ''));
  }).length;
}

function row(size: Size, latency: number, what: string, runs: readonly Measured[]): string {
  const [first] = runs;
  const cells = [
    `${size.pins} pins of ${size.images} images in ${size.files} files`,
    `${latency} ms`,
    what,
    first?.writes,
    first?.github,
    first?.git,
    first?.registry,
    `${(median(runs.map(({ ms }) => ms)) / 1000).toFixed(1)} s`,
  ];
  return `| ${cells.join(' | ')} |`;
}

async function main(): Promise<void> {
  console.log('| what | a request takes | | writes | GitHub in all | git | registry | wall, median |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const size of SIZES) {
    for (const latency of values.latency.split(',').map(Number)) {
      const fresh: Measured[] = [];
      const superseding: Measured[] = [];
      for (let run = 0; run < Number(values.runs); run++) {
        const scene = await sceneOf(size);
        scene.simulator.setLatency(latency);
        scene.registry.setLatency(latency);
        const [, second = '', third = ''] = scene.revisions;
        fresh.push(await promote(scene, second));
        superseding.push(await promote(scene, third));
        await scene.simulator.close();
        await scene.registry.close();
      }
      console.log(row(size, latency, 'fresh', fresh));
      console.log(row(size, latency, 'in place of another', superseding));
    }
  }
}

await main();
