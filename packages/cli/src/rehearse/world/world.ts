import {
  pushImage,
  type Repository,
  type SimulatedRegistry,
  type Simulator,
  startRegistry,
  startSimulator,
} from '@gatehouse/simulator';
import { COMPONENTS, componentsPin, deployFiles, INVENTORY, imagesAt, policyFor, REPOSITORY } from './sample.ts';

/** Images of one commit of the sample, as its build pushed them. */
export interface Build {
  readonly revision: string;
  readonly web: string;
  readonly worker: string;
}

interface BuildOptions {
  /** What the images say that they were built from; default: the truth. */
  readonly label?: string;
  /** ISO 8601: when they were pushed. */
  readonly at?: string;
  /** What is in the image; default: the server that its inventory asks for. */
  readonly files?: Readonly<Record<string, string>>;
  /** Default: `pending-<revision>`. */
  readonly tag?: (revision: string) => string;
}

/** A GitHub and a registry of this process's own, with the sample in them. */
export interface World {
  readonly simulator: Simulator;
  readonly registry: SimulatedRegistry;
  readonly repository: Repository;
  readonly components: Repository;
  /** Token of the App that works here. */
  readonly token: string;
  readonly images: { readonly web: string; readonly worker: string };
  /** What was promoted before the rehearsal began, oldest first; the last one is pinned. */
  readonly before: { readonly mislabelled: Build; readonly leaky: Build; readonly first: Build };
  /** A month after what is in the sample. */
  readonly clock: () => Date;
  /** Changes the sample and pushes its images with their pending tags. */
  readonly build: (options?: BuildOptions) => Build;
  /** Builds and pins by hand. */
  readonly deployed: (options?: BuildOptions) => Build;
  readonly close: () => Promise<void>;
}

const NOW = '2026-02-01T12:00:00Z';
const EVERYTHING = {
  contents: 'write',
  'pull-requests': 'write',
  workflows: 'write',
  issues: 'write',
  packages: 'write',
} as const;

export async function startWorld(): Promise<World> {
  const clock = () => new Date(NOW);
  const registry = await startRegistry({ kind: 'ghcr', now: () => clock().getTime() });
  const simulator = await startSimulator({ packages: registry });
  const { github } = simulator;
  github.account('example', { type: 'Organization' });
  const components = github.createRepository(COMPONENTS, { files: { 'ingress/ingress.yaml': 'replicas: 1\n' } });
  const repository = github.createRepository(REPOSITORY, {
    files: {
      '.github/gatehouse.yml': policyFor(registry.host),
      'inventory/web.yml': INVENTORY,
      'app/server': 'version 0\n',
      'components.yaml': componentsPin(components.branch('main')),
    },
  });
  let builds = 0;
  const build = (options: BuildOptions = {}) => {
    builds += 1;
    const revision = repository.commit({
      branch: 'main',
      files: { 'app/server': `version ${builds}\n` },
      message: `Build ${builds}`,
    });
    return pushBuild(registry, { ...options, revision });
  };
  const deployed = (options: BuildOptions = {}) => {
    const made = build({ ...options, tag: (revision) => revision });
    repository.commit({ branch: 'main', files: deployFiles(registry.host, made), message: 'Deploy by hand' });
    return made;
  };
  const before = {
    mislabelled: deployed({ label: 'f'.repeat(40) }),
    leaky: deployed({ files: { ...SERVER, 'app/key.pem': 'secret' } }),
    first: deployed({}),
  };
  return {
    simulator,
    registry,
    repository,
    components,
    token: github.createToken({ login: 'example-gatehouse[bot]', appId: 7, permissions: EVERYTHING }),
    images: imagesAt(registry.host),
    before,
    clock,
    build,
    deployed,
    close: async () => void (await Promise.all([simulator.close(), registry.close()])),
  };
}

const PLATFORMS = ['linux/amd64', 'linux/arm64'];

function pushBuild(registry: SimulatedRegistry, built: BuildOptions & { readonly revision: string }): Build {
  const { revision, label = revision, at = '2026-01-02T00:00:00Z', files = SERVER } = built;
  const tag = built.tag?.(revision) ?? `pending-${revision}`;
  const push = (name: string) =>
    pushImage(registry, {
      repository: `example/${name}`,
      tags: [tag],
      platforms: PLATFORMS,
      attestations: true,
      labels: { 'org.opencontainers.image.revision': label, 'org.opencontainers.image.title': name },
      files,
      created: at,
    }).digest;
  return { revision, web: push('web'), worker: push('worker') };
}

const SERVER = { 'app/server': 'run' };
