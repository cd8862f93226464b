import {
  atRequest,
  isWrite,
  pushImage,
  type RecordedRequest,
  type Repository,
  type SimulatedRegistry,
  type Simulator,
  startRegistry,
  startSimulator,
} from '@gatehouse/simulator';
import { pod, setPolicy, textAt } from './pods.ts';

/** A commit of the repository with the images that were built of it. */
interface Build {
  readonly revision: string;
  /** Image to digest. */
  readonly digests: ReadonlyMap<string, string>;
}

/**
 * A repository that builds three images and pins them in four files, one of them twice. Builds 0 and 1 were promoted, build 1 is pinned;
 * 2 to 4 wait to be. The `stale` build came before all of them, is older than anything is kept, and was never promoted.
 */
export interface LeverScene {
  readonly simulator: Simulator;
  readonly registry: SimulatedRegistry;
  readonly repository: Repository;
  readonly images: readonly string[];
  readonly builds: readonly Build[];
  readonly stale: Build;
  readonly token: string;
  /** Every request to either server, in order. */
  readonly record: RecordedRequest[];
  readonly close: () => Promise<void>;
}

const NAMES = ['api', 'web', 'job'] as const;
const LEVERS = { contents: 'write', issues: 'write', packages: 'write', 'pull-requests': 'write' } as const;
const DAY = 24 * 3600 * 1000;

/** Name of the set in the policy. */
export const SET = 'runtime';

const policy = (host: string, images: readonly string[]) =>
  setPolicy(images, `prune:\n  older-than: 14d\n  delete:\n    - { registry: "${host}", by: packages }\n`);

/** Five pins in four files. */
function pinFiles(build: Build): Record<string, string> {
  const of = (...images: readonly string[]) => pod(images.map((image) => `${image}@${build.digests.get(image)}`));
  const [api = '', web = '', job = ''] = build.digests.keys();
  return {
    'apps/api.yaml': of(api),
    'apps/both.yaml': of(api, web),
    'apps/web.yaml': of(web),
    'apps/job.yaml': of(job),
  };
}

/** @param ages in days, of the stale build and of the others; nothing older than fourteen is kept for its age */
export async function leverScene(
  [staleAge = 60, ...ages]: readonly number[] = [60, 30, 29, 1, 1, 1],
): Promise<LeverScene> {
  const record: RecordedRequest[] = [];
  const registry = await startRegistry({ kind: 'ghcr', record });
  const simulator = await startSimulator({ packages: registry, record });
  const images = NAMES.map((name) => `${registry.host}/acme/${name}`);
  const repository = simulator.github.createRepository('acme/infra', {
    files: { '.github/gatehouse.yml': policy(registry.host, images), 'src/app': '0' },
  });
  const now = Date.now();
  const built = (at: number, ageDays: number) => {
    const revision = repository.commit({ branch: 'main', files: { 'src/app': `${at}` }, message: `Change ${at}` });
    return build(registry, images, revision, new Date(now - ageDays * DAY).toISOString());
  };
  const stale = built(0, staleAge);
  const builds = ages.map((age, index) => {
    const at = index + 1;
    const made = built(at, age);
    if (at > 2) return made;
    repository.commit({ branch: 'main', files: pinFiles(made), message: `Promote ${at}` });
    for (const [image, digest] of made.digests) packageOf(registry, image).tag(made.revision, digest, now);
    return made;
  });
  const token = simulator.github.createToken({ permissions: LEVERS, login: 'gatehouse[bot]' });
  const close = async () => void (await Promise.all([simulator.close(), registry.close()]));
  return { simulator, registry, repository, images, builds, stale, token, record, close };
}

export const packageOf = (registry: SimulatedRegistry, image: string) =>
  registry.registry.repository(image.slice(image.indexOf('/') + 1));

function build(registry: SimulatedRegistry, images: readonly string[], revision: string, created: string): Build {
  const digests = images.map((image) => {
    const { digest } = pushImage(registry, {
      repository: image.slice(image.indexOf('/') + 1),
      tags: [`pending-${revision}`],
      // One of them for two platforms, which is what an index is for.
      ...(image === images[0] ? { platforms: ['linux/amd64', 'linux/arm64'] } : {}),
      labels: { 'org.opencontainers.image.revision': revision },
      files: { app: `${image} ${revision}` },
      created,
    });
    return [image, digest] as const;
  });
  return { revision, digests: new Map(digests) };
}

/** Runs something at the n-th request that either server gets from now on. */
export function atRequestOf(
  { simulator, registry }: LeverScene,
  n: number,
  kind: 'before' | 'after',
  run: () => void | Promise<void>,
) {
  return atRequest([registry.faults, simulator.github.faults], n, { kind, run });
}

/** Branches but the default one, with what each pins: a build's number, or what is wrong with it. */
export function branchesOf({ repository, builds }: LeverScene): Record<string, string> {
  const names = [...repository.refs.keys()].flatMap((ref) => /^refs\/heads\/(?!main$)(.*)/.exec(ref)?.[1] ?? []);
  return Object.fromEntries(names.sort().map((name) => [name, pinnedAt({ repository, builds }, name)]));
}

export function pinnedAt({ repository, builds }: Pick<LeverScene, 'repository' | 'builds'>, revision: string): string {
  const texts = Object.keys(pinFiles(builds[0] ?? { revision: '', digests: new Map() })).map((path) => {
    return [path, textAt({ repository }, revision, path)] as const;
  });
  const at = builds.findIndex((one) => {
    const wanted = pinFiles(one);
    return texts.every(([path, text]) => digestsIn(text) === digestsIn(wanted[path] ?? ''));
  });
  return at < 0 ? 'half a set' : `build ${at}`;
}

const digestsIn = (text: string) => text.match(/sha256:[0-9a-f]{64}/g)?.join(' ');

/** Open pull requests as `head: title`. */
export const openPulls = ({ repository }: LeverScene) =>
  [...repository.pulls.values()].filter(({ state }) => state === 'open').map(({ head }) => head.ref);

/** Every single request takes many minutes, and shows what those below show. */
const EVERY = process.env.GATEHOUSE_EVERY_REQUEST === '1';

/**
 * Where killing a process can leave something new, counted from 1: at the first request, at those that write and at those that follow
 * them. What a request that only reads leaves is what the write before it left.
 */
export function crashPoints(requests: readonly RecordedRequest[]): readonly number[] {
  const isPoint = (at: number) => at === 0 || requests.slice(at - 1, at + 1).some(isWrite);
  return requests.flatMap((_, at) => (EVERY || isPoint(at) ? [at + 1] : []));
}

/** Where being overtaken can show: there, and before every request for something that moves. A digest or a commit's id does not. */
export function racePoints(requests: readonly RecordedRequest[]): readonly number[] {
  const moves = ({ path }: RecordedRequest) => /(graphql|info\/refs|versions|tags\/list)$|\/matching-refs\//.test(path);
  const points = new Set(crashPoints(requests));
  return requests.flatMap((request, at) => (points.has(at + 1) || moves(request) ? [at + 1] : []));
}

/** Every point is a scene of its own that mostly waits for processes, so a few go on at once. */
export async function atPoints(points: readonly number[], run: (n: number) => Promise<unknown>): Promise<void> {
  const left = points.values();
  const work = async () => {
    for (const n of left) await run(n);
  };
  await Promise.all([work(), work(), work(), work()]);
}
