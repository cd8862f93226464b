import { type ImageName, openRegistry, type Registry } from '@gatehouse/registry';
import { type Repository, type Simulator, startSimulator } from '@gatehouse/simulator';
import { onTestFinished } from 'vitest';
import { pod, setPolicy } from '../../bundle/pods.ts';
import { type ActionCall, type ActionRun, runAction } from '../../bundle/runner.ts';
import { type RealRegistry, type RealRegistryOptions, startRealRegistry } from './real-registry.ts';
import { seed } from './seed.ts';

/** A repository `o/r` on a simulated forge that pins two images of a real registry and is their source. */
export interface ReleaseScene {
  readonly simulator: Simulator;
  readonly repository: Repository;
  readonly real: RealRegistry;
  readonly registry: Registry;
  readonly images: readonly ImageName[];
  /** Oldest first; the first one is pinned. */
  readonly builds: readonly Build[];
}

export interface Build {
  readonly revision: string;
  /** In the order of the images. */
  readonly digests: readonly string[];
}

const POLICY = '.github/gatehouse.yml';
export const PINS = 'deploy/pod.yaml';

export async function releaseScene(options: RealRegistryOptions, builds: number): Promise<ReleaseScene> {
  const real = await startRealRegistry(options);
  const registry = openRegistry({ credentials: real.credentials });
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const images = ['api', 'web'].map((name) => `${real.host}/acme/${name}`);
  const repository = simulator.github.createRepository('o/r', { files: { 'src/main.c': '0\n' } });
  const built: Build[] = [];
  for (let at = 1; at <= builds; at += 1) {
    const revision = repository.commit({ branch: 'main', files: { 'src/main.c': `${at}\n` } });
    built.push({ revision, digests: await build(registry, images, revision) });
  }
  repository.commit({ branch: 'main', files: { [POLICY]: policyOf(real.host, images) } });
  repository.commit({ branch: 'main', files: { [PINS]: pinsOf(images, built[0]) } });
  return { simulator, repository, real, registry, images, builds: built };
}

/** As a build pushes: `pending-<sha>` alone. Long ago, so that nothing is too young to go. */
async function build(registry: Registry, images: readonly ImageName[], revision: string): Promise<readonly string[]> {
  const digests: string[] = [];
  for (const image of images) {
    const input = {
      tags: [`pending-${revision}`],
      platforms: ['linux/amd64', 'linux/arm64'],
      labels: { 'org.opencontainers.image.revision': revision },
      files: { 'app/server': revision, 'app/name': image },
      attestations: true,
      created: '2024-01-02T03:04:05Z',
    };
    digests.push((await seed(registry, image, input, openRegistry({ credentials: [] }))).digest);
  }
  return digests;
}

function policyOf(host: string, images: readonly ImageName[]): string {
  return setPolicy(images, `prune:\n  older-than: 14d\n  delete:\n    - { registry: "${host}", by: oci }\n`);
}

export function pinsOf(images: readonly ImageName[], build: Build | undefined): string {
  return pod(images.map((image, at) => `${image}@${build?.digests[at]}`));
}

const PERMISSIONS = {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  workflows: 'write',
  packages: 'write',
} as const;

/** Runs the built bundle of a lever with a user of the registry, who may do everything unless told. */
export function lever(
  { simulator, real }: ReleaseScene,
  action: ActionCall['action'],
  inputs: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  const token = simulator.github.createToken({ permissions: PERMISSIONS });
  const known: Readonly<Record<string, string>> =
    real.tokens === null ? {} : { 'registry-username': 'builder', 'registry-token': 'secret' };
  const event = 'workflow_dispatch';
  return runAction(simulator, { action, event, payload: { inputs }, inputs: { ...known, ...inputs, token } });
}
