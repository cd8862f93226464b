import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FirstParentLine } from '@gatehouse/forge';
import { cloneLine } from '@gatehouse/forge/git';
import { githubRepository } from '@gatehouse/forge/github';
import { openPackages, openRegistry } from '@gatehouse/registry';
import {
  pushImage,
  type Repository,
  type SimulatedRegistry,
  type Simulator,
  startRegistry,
  startSimulator,
} from '@gatehouse/simulator';
import type { PruneDeps, PruneInputs } from './types.ts';

const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();
export const revision = (number: number): string => number.toString(16).padStart(40, '0');

export const INPUTS: PruneInputs = { policy: '.github/gatehouse.yml', set: '', dryRun: false, plan: null };

/** A simulated GitHub and registry, and everything that a run needs of them. */
export interface PruneWorld {
  readonly simulator: Simulator;
  readonly registry: SimulatedRegistry;
  readonly repository: Repository;
  /** `127.0.0.1:PORT/acme/api` */
  readonly image: string;
  readonly deps: PruneDeps;
  readonly files: Map<string, Uint8Array>;
  readonly log: string[];
  /** A build of two platforms, `pending-<revision>` alone, that many days old. */
  readonly build: (
    number: number,
    days: number,
    tags?: readonly string[],
  ) => { readonly digest: string; readonly children: readonly string[] };
  /** Commits a pin of the image to the default branch. */
  readonly pin: (digest: string, path?: string) => string;
  readonly close: () => Promise<void>;
}

/** @param kind `ghcr` deletes through GitHub Packages, `plain` through the registry itself */
export async function pruneWorld(kind: 'ghcr' | 'plain', prune = ''): Promise<PruneWorld> {
  const registry = await startRegistry({ kind });
  const simulator = await startSimulator({ packages: registry });
  const image = `${registry.host}/acme/api`;
  const repository = simulator.github.createRepository('acme/infra', {
    files: { '.github/gatehouse.yml': policyOf(image, registry.host, kind, prune) },
  });
  const { deps, files, log, close } = connect(simulator, registry);
  const build: PruneWorld['build'] = (number, days, tags = [`pending-${revision(number)}`]) =>
    pushImage(registry, {
      repository: 'acme/api',
      tags,
      platforms: ['linux/amd64', 'linux/arm64'],
      labels: { 'org.opencontainers.image.revision': revision(number) },
      created: daysAgo(days),
    });
  const pin: PruneWorld['pin'] = (digest, path = 'compose.yaml') =>
    repository.commit({ branch: 'main', files: { [path]: `services:\n  api:\n    image: ${image}@${digest}\n` } });
  return { simulator, registry, repository, image, deps, files, log, build, pin, close };
}

function policyOf(image: string, host: string, kind: string, prune: string): string {
  const by = kind === 'ghcr' ? 'packages' : 'oci';
  return `version: 1
images:
  - name: runtime
    images: [{ repository: "${image}" }]
prune:
  delete: [{ registry: "${host}", by: ${by} }]
${prune}`;
}

function connect(simulator: Simulator, registry: SimulatedRegistry) {
  const token = simulator.github.createToken({
    repositories: ['acme/infra', 'acme/apps'],
    permissions: { contents: 'read', 'pull-requests': 'read', packages: 'write' },
  });
  const files = new Map<string, Uint8Array>();
  const log: string[] = [];
  const lines = new Map<string, Promise<FirstParentLine>>();
  const clone = (repository: string) => {
    const url = `${simulator.serverUrl}/${repository}.git`;
    const line = lines.get(repository) ?? cloneLine({ url, token, folder });
    lines.set(repository, line);
    return line;
  };
  const folder = join(tmpdir(), `gatehouse-prune-${process.pid}`);
  const github = (repository: string) =>
    githubRepository({
      repository,
      token,
      apiUrl: simulator.apiUrl,
      graphqlUrl: simulator.graphqlUrl,
      log: (line) => void log.push(line),
    });
  const deps: PruneDeps = {
    name: 'acme/infra',
    repository: github('acme/infra'),
    other: github,
    line: () => clone('acme/infra'),
    otherLine: clone,
    registry: openRegistry({ credentials: [{ registry: registry.host, username: 'x', password: token }], unitMs: 1 }),
    packages: openPackages({ token, apiUrl: simulator.apiUrl, unitMs: 1 }),
    io: { log: (line) => void log.push(line) },
    clock: () => new Date(),
    pause: async () => {},
    keep: async (name, bytes) => void files.set(name, bytes),
  };
  const close = async () => {
    for (const line of lines.values()) await line.then((one) => one.close()).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
    await Promise.all([simulator.close(), registry.close()]);
  };
  return { deps, files, log, close };
}
