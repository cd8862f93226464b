import {
  isWrite,
  pushImage,
  type Repository,
  type SimulatedRegistry,
  type Simulator,
  startRegistry,
  startSimulator,
} from '@gatehouse/simulator';
import { onTestFinished } from 'vitest';
import { pod, setPolicy } from './pods.ts';
import { type ActionRun, runAction } from './runner.ts';

/** A repository `o/r` that pins images of the set `runtime` and is their source, a registry, and builds of commits of `main`. */
export interface PromoteScene {
  readonly simulator: Simulator;
  readonly registry: SimulatedRegistry;
  readonly repository: Repository;
  /** Image names with the registry: `127.0.0.1:PORT/acme/api`. */
  readonly api: string;
  readonly web: string;
  /** Commits of `main`, oldest first, each of which was built. */
  readonly commits: readonly string[];
  readonly builds: readonly Build[];
}

/** What a build pushed: image to digest. */
export interface Build {
  readonly revision: string;
  readonly digests: Readonly<Record<string, string>>;
}

export interface SceneOptions {
  /** Files of `main` by the digests of the first build; compose and a manifest unless told. */
  readonly files?: (first: Build, names: { readonly api: string; readonly web: string }) => Record<string, string>;
  /** Lines of the set in the policy. */
  readonly policy?: string;
  readonly kind?: 'plain' | 'ghcr';
  readonly builds?: number;
}

const POLICY = '.github/gatehouse.yml';

/** Pushes both images of a commit under `pending-<sha>`, as a build does. `web` is the revision of which that image's bytes are, `label` the one that `api` says. */
export function build(
  registry: SimulatedRegistry,
  revision: string,
  { web = revision, label = revision }: { readonly web?: string; readonly label?: string } = {},
): Build {
  const push = (repository: string, seed: string) =>
    pushImage(registry, {
      repository,
      tags: [`pending-${revision}`],
      platforms: ['linux/amd64', 'linux/arm64'],
      labels: { 'org.opencontainers.image.revision': seed, 'org.opencontainers.image.title': `| ${repository} |` },
      files: { 'app/server': seed },
      attestations: true,
    }).digest;
  const [api, other] = [push('acme/api', label), push('acme/web', web)];
  return { revision, digests: { [`${registry.host}/acme/api`]: api, [`${registry.host}/acme/web`]: other } };
}

export const pinned = (built: Build, image: string): string => `${image}@${built.digests[image]}`;

export const lines = ({ digests }: Build): string =>
  Object.entries(digests)
    .map(([image, digest]) => `${image}@${digest}`)
    .join('\n');

export async function promoteScene(options: SceneOptions = {}): Promise<PromoteScene> {
  const registry = await startRegistry({ kind: options.kind ?? 'plain' });
  const simulator = await startSimulator({ packages: registry });
  onTestFinished(async () => {
    await simulator.close();
    await registry.close();
  });
  const names = { api: `${registry.host}/acme/api`, web: `${registry.host}/acme/web` };
  const repository = simulator.github.createRepository('o/r', { files: { 'src/main.c': '0\n' } });
  const commits: string[] = [];
  for (let at = 1; at <= (options.builds ?? 3); at++)
    commits.push(repository.commit({ branch: 'main', files: { 'src/main.c': `${at}\n` } }));
  const builds = commits.map((commit) => build(registry, commit));
  const [first] = builds;
  if (first === undefined) throw new Error('no build');
  repository.commit({ branch: 'main', files: { [POLICY]: setPolicy(Object.values(names), options.policy) } });
  repository.commit({ branch: 'main', files: (options.files ?? twoFiles)(first, names) });
  return { simulator, registry, repository, ...names, commits, builds };
}

function twoFiles(first: Build, { api, web }: { readonly api: string; readonly web: string }): Record<string, string> {
  return {
    'deploy/pod.yaml': pod([pinned(first, api), pinned(first, web)]),
    'compose.yaml': `services:\n  api:\n    image: ${pinned(first, api)} # built from ${first.revision}\n`,
  };
}

const TOKEN = {
  permissions: { contents: 'write', 'pull-requests': 'write', packages: 'write', workflows: 'write' },
} as const;

/** Starts the promotion as its workflow does. */
export async function promote(
  scene: PromoteScene,
  inputs: Readonly<Record<string, string>>,
  env = {},
): Promise<ActionRun> {
  const token = inputs.token ?? scene.simulator.github.createToken(TOKEN);
  return runAction(scene.simulator, {
    action: 'promote',
    event: 'workflow_dispatch',
    payload: {},
    inputs: { ...inputs, token },
    env,
  });
}

export async function record(scene: PromoteScene, inputs: Readonly<Record<string, string>> = {}): Promise<ActionRun> {
  const token =
    inputs.token ?? scene.simulator.github.createToken({ permissions: { contents: 'read', packages: 'write' } });
  return runAction(scene.simulator, {
    action: 'record-promotion',
    event: 'push',
    payload: {},
    inputs: { ...inputs, token },
  });
}

/** Writes of a run at GitHub, in order. */
export function writes({ requests }: ActionRun): readonly string[] {
  return requests.filter(isWrite).map(({ method, path, body }) => {
    const query = String(Object(body).query ?? '');
    return /\{\s*(\w+)/.exec(query)?.[1] ?? `${method} ${path.replace(/^\/repos\/o\/r\//, '')}`;
  });
}
