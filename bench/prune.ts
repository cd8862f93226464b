// What a plan of cleaning up a package of 10,000 versions costs, beside two published clean-up actions: time, peak memory and requests of each
// as a process, against one simulated GitHub with its registry, in turn.
//
//   GATEHOUSE_PEERS=DIR node bench/prune.ts [--versions 10000] [--runs 5] [--latency 0,20]
//
// DIR holds clones of the two; without it Gatehouse is measured alone, and the commands that fetch them are printed. The bundle has to be built:
// node scripts/build.ts actions/prune. A plan that takes more requests than it may stops the measurement.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RecordedRequest } from '@gatehouse/simulator';
import { parse } from 'yaml';
import { root } from '../scripts/steps.ts';
import { type PruneScene, pruneScene } from '../test/bundle/prune-scene.ts';
import { type Measured, measure } from './clean-up/measure.ts';
import { CLEAN_UPS, folderOf, howToGet } from './clean-up/roster.ts';

const { values } = parseArgs({
  options: {
    peers: { type: 'string', default: process.env.GATEHOUSE_PEERS ?? '' },
    versions: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '5' },
    latency: { type: 'string', default: '0,20' },
  },
});

interface Side {
  readonly name: string;
  readonly run: (scene: PruneScene) => Promise<Measured>;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

const isList = ({ path }: RecordedRequest): boolean => path.endsWith('/versions');
/** A 401 asks for a token, and gives no manifest. */
const isManifestGet = ({ method, path, status }: RecordedRequest): boolean =>
  method === 'GET' && path.includes('/manifests/') && status === 200;

const gatehouse: Side = {
  name: 'Gatehouse',
  run: async (scene) => {
    const token = scene.simulator.github.createToken({
      permissions: { contents: 'write', packages: 'write', 'pull-requests': 'read' },
    });
    const declared: Record<string, { default?: unknown }> =
      parse(readFileSync(join(root, 'actions/prune/action.yml'), 'utf8')).inputs ?? {};
    const defaults = Object.entries(declared).map(([name, input]) => [name, String(input.default ?? '')]);
    const own = { token, 'registry-token': token, 'registry-username': 'octocat', 'dry-run': 'true' };
    const bundle = join(root, 'actions/prune/dist/index.js');
    const measured = await measure(scene, bundle, { ...Object.fromEntries(defaults), ...own });
    if (measured.exit !== 0) throw new Error(`Gatehouse made no plan:\n${measured.log}`);
    checkRequests(scene, measured);
    return measured;
  },
};

/** No more list pages than versions fill, no manifest of a leaf child, and none twice. */
function checkRequests(scene: PruneScene, { github, registry }: Measured): void {
  const pages = github.filter(isList).length;
  const most = Math.ceil(scene.package.versions.length / 100);
  if (pages > most) throw new Error(`${pages} pages were listed, ${most} would do`);
  const read = registry.filter(isManifestGet).map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  const digests = read.map((reference) => scene.package.find(reference)?.digest ?? reference);
  const untagged = digests.filter((digest) => scene.package.find(digest)?.tags.size === 0);
  if (untagged.length > 0) throw new Error(`${untagged.length} manifests of leaf children were read`);
  if (new Set(digests).size < digests.length)
    throw new Error(`${digests.length - new Set(digests).size} manifests were read twice`);
}

const peers: readonly Side[] = CLEAN_UPS.map((peer) => ({
  name: peer.repository,
  run: async (scene) => {
    const token = scene.simulator.github.createToken({ permissions: { contents: 'read', packages: 'write' } });
    const bundle = join(values.peers, folderOf(peer), 'dist', 'index.js');
    const measured = await measure(scene, bundle, peer.inputs(scene, token));
    if (measured.exit !== 0 || !peer.worked(measured, scene))
      throw new Error(`${peer.repository} did not work:\n${measured.log}`);
    return measured;
  },
}));

function row(name: string, runs: readonly Measured[], base: readonly Measured[]): string {
  const wall = (side: readonly Measured[]) => median(side.map(({ ms }) => ms));
  const peak = (side: readonly Measured[]) => median(side.map((run) => run.peak));
  const [{ github, registry } = { github: [], registry: [] }] = runs;
  const cells = [
    name,
    github.filter(isList).length,
    registry.filter(isManifestGet).length,
    github.length + registry.length,
    `${wall(runs).toFixed(0)} ms`,
    `${(wall(base) / wall(runs)).toFixed(2)}`,
    `${peak(runs)} MB`,
    `${(peak(base) / peak(runs)).toFixed(2)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

async function compare(sides: readonly Side[], scene: PruneScene): Promise<void> {
  const runs = sides.map((): Measured[] => []);
  for (let run = 0; run < Number(values.runs); run += 1) {
    for (const [at, side] of sides.entries()) runs[at]?.push(await side.run(scene));
  }
  console.log(
    '| what | list pages | manifests read | requests | wall, median | ours to it | peak memory | ours to it |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const [at, side] of sides.entries()) console.log(row(side.name, runs[at] ?? [], runs[0] ?? []));
}

async function main(): Promise<void> {
  const isThere = CLEAN_UPS.every((peer) => existsSync(join(values.peers, folderOf(peer), 'dist', 'index.js')));
  if (!isThere) console.log(`Measured alone; set GATEHOUSE_PEERS to where the others are:\n\n${howToGet('DIR')}\n`);
  for (const peer of isThere ? CLEAN_UPS : []) console.log(`- ${peer.repository} ${peer.tag}: ${peer.does}`);
  const scene = await pruneScene({ versions: Number(values.versions) });
  const tagged = scene.package.versions.filter(({ tags }) => tags.size > 0).length;
  console.log(`${scene.package.versions.length} versions, ${tagged} of them tagged`);
  for (const latency of values.latency.split(',').map(Number)) {
    scene.simulator.setLatency(latency);
    scene.registry.setLatency(latency);
    console.log(`\n${latency} ms a request:\n`);
    await compare([gatehouse, ...(isThere ? peers : [])], scene);
  }
  await scene.close();
}

await main();
