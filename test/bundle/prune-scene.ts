import {
  type ImageRepository,
  pushImage,
  pushSignature,
  type Repository,
  type SimulatedRegistry,
  type Simulator,
  startRegistry,
  startSimulator,
} from '@gatehouse/simulator';
import { pod, setPolicy } from './pods.ts';

interface Build {
  /** 40 hex. */
  readonly revision: string;
  readonly digest: string;
  readonly children: readonly string[];
  readonly signed: boolean;
}

/** A cluster's repository that pins one image by digest, and a package full of that image's builds. */
export interface PruneScene {
  readonly simulator: Simulator;
  readonly registry: SimulatedRegistry;
  readonly repository: Repository;
  readonly package: ImageRepository;
  /** `127.0.0.1:PORT/acme/api` */
  readonly image: string;
  /** Oldest first. */
  readonly builds: readonly Build[];
  /** Those of `builds` that were promoted; the last one is pinned. */
  readonly promoted: readonly Build[];
  readonly close: () => Promise<void>;
}

export interface SceneOptions {
  /** How many versions the package has. */
  readonly versions: number;
  /** Every n-th build was promoted; default 50. */
  readonly promotedEvery?: number;
  /** Pending images that a run takes; default: the policy's own default. */
  readonly atMost?: number;
  /** Default: `packages`, as GHCR has it. */
  readonly deletesBy?: 'packages' | 'oci';
}

const DAY = 24 * 3600 * 1000;
/** Builds of the last days of this span are too young to go. */
const SPAN_DAYS = 200;
/** Versions of one build: index, two images, two attestations, a signature. */
const MOST = 6;
const FILES = { 'app/server': '#!/bin/sh\necho ready\n' };
const PINS = 'apps/api.yaml';

const policy = (host: string, image: string, { atMost = 50, deletesBy = 'packages' }: SceneOptions) =>
  setPolicy(
    [image],
    `prune:\n  older-than: 14d\n  at-most: ${atMost}\n  delete:\n    - { registry: "${host}", by: ${deletesBy} }\n`,
  );

/**
 * Builds of two platforms with their attestations, as a builder pushes them, most under `pending-<sha>` alone; every tenth is signed, and every
 * tenth again lists a platform that a promoted build has too. What was promoted has its `<sha>` tag and a commit that pinned it.
 */
export async function pruneScene(options: SceneOptions): Promise<PruneScene> {
  const { versions, promotedEvery = 50 } = options;
  const registry = await startRegistry({ kind: 'ghcr' });
  const simulator = await startSimulator({ packages: registry });
  const image = `${registry.host}/acme/api`;
  const builds: Build[] = [];
  const promoted: Build[] = [];
  const found = registry.registry.repository('acme/api');
  const count = Math.ceil(versions / 5);
  const start = Date.now() - SPAN_DAYS * DAY;
  for (let index = 0; found.versions.length < versions; index += 1) {
    const created = new Date(start + Math.min(index / count, 1) * SPAN_DAYS * DAY).toISOString();
    const room = versions - found.versions.length;
    const build =
      room < MOST ? pushSingle(registry, index, created) : pushBuild(registry, index, created, promoted.at(-1));
    builds.push(build);
    if (index % promotedEvery !== promotedEvery - 1) continue;
    found.tag(build.revision, build.digest, Date.parse(created));
    promoted.push(build);
  }
  return {
    simulator,
    registry,
    repository: pinnedBy(simulator, image, promoted, policy(registry.host, image, options)),
    package: found,
    image,
    builds,
    promoted,
    close: async () => void (await Promise.all([simulator.close(), registry.close()])),
  };
}

const revisionOf = (index: number): string => (index + 1).toString(16).padStart(40, '0');

/** What fills the package up to its last version. */
function pushSingle(registry: SimulatedRegistry, index: number, created: string): Build {
  const revision = revisionOf(index);
  const labels = { 'org.opencontainers.image.revision': revision };
  const pushed = pushImage(registry, { repository: 'acme/api', tags: [`pending-${revision}`], labels, created });
  return { revision, ...pushed, signed: false };
}

function pushBuild(registry: SimulatedRegistry, index: number, created: string, shared: Build | undefined): Build {
  const revision = revisionOf(index);
  const common = { repository: 'acme/api', files: FILES, attestations: true, created };
  const nested = index % 10 === 5 ? (shared?.children.slice(0, 1) ?? []) : [];
  const { digest, children } = pushImage(registry, {
    ...common,
    tags: [`pending-${revision}`],
    platforms: ['linux/amd64', 'linux/arm64'],
    labels: { 'org.opencontainers.image.revision': revision },
    nested,
  });
  const signed = index % 10 === 9;
  if (signed) pushSignature(registry, { repository: 'acme/api', digest, created });
  return { revision, digest, children, signed };
}

/** One commit on the default branch for each promotion. */
function pinnedBy(simulator: Simulator, image: string, promoted: readonly Build[], policyText: string): Repository {
  const repository = simulator.github.createRepository('acme/cluster', {
    files: { '.github/gatehouse.yml': policyText },
  });
  for (const { digest, revision } of promoted) {
    const files = { [PINS]: pod([`${image}@${digest}`]) };
    repository.commit({ branch: repository.defaultBranch, files, message: `Promote ${revision}` });
  }
  return repository;
}
