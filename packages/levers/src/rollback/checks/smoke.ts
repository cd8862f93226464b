import type { ImageSet, Smoke } from '@gatehouse/policy';
import { type Digests, type Refusal, refuse } from '@gatehouse/release';
import { type Checked, evidence, judged } from '../../shared/checked.ts';
import type { ContainerRuntime } from '../container/runtime.ts';
import type { RollbackReads } from '../types.ts';

/** Runs every image that policy wants run, by digest; without a container runtime that blocks, unless policy allows it. */
export async function checkSmoke(
  { containers, io }: Pick<RollbackReads, 'containers' | 'io'>,
  set: ImageSet,
  digests: Digests,
): Promise<Checked> {
  const wanted = set.images.flatMap(({ repository, smoke }) => (smoke === null ? [] : [{ repository, smoke }]));
  if (wanted.length === 0) return { evidence: [evidence('smoke', 'not-asked', 'policy asks for none')], refusals: [] };
  const runtime = await containers(wanted.map(({ repository }) => repository));
  if (runtime === null) return withoutRuntime(set, wanted.length);
  if (runtime === 'not-here') {
    const detail = `${wanted.length} images are to be run, and nothing was run for this plan`;
    return { evidence: [evidence('smoke', 'not-asked', detail)], refusals: [] };
  }
  const refusals: Refusal[] = [];
  for (const { repository, smoke } of wanted) {
    const image = `${repository}@${digests.get(repository)}`;
    io.log(`Running ${image} with ${runtime.name}.`);
    const why = await whyNot(runtime, image, smoke);
    if (why !== null) refusals.push(failed(repository, image, why));
  }
  const passed = `${wanted.length} of ${set.images.length} images ran as policy says, on this machine's platform (${runtime.name})`;
  return judged('smoke', refusals, passed);
}

async function whyNot(runtime: ContainerRuntime, image: string, smoke: Smoke): Promise<string | null> {
  const fetched = await runtime.pull(image);
  if (fetched !== null) return `it could not be fetched: ${fetched}`;
  const { exitCode, output } = await runtime.run({ image, ...smoke });
  const said = output.trim() === '' ? 'It said nothing' : `It said: ${output.trim().slice(0, 300)}`;
  if (exitCode === null) return `it ran longer than ${smoke.timeoutMs / 1000} seconds`;
  if (exitCode !== smoke.exitCode) return `it ended with ${exitCode} and must end with ${smoke.exitCode}. ${said}`;
  if (smoke.output !== null && !output.includes(smoke.output)) return `its output has no \`${smoke.output}\`. ${said}`;
  return null;
}

function withoutRuntime({ allowWithoutRuntime }: ImageSet, count: number): Checked {
  const detail = `${count} images are to be run, and this machine has no docker, podman or nerdctl that works`;
  const absent = evidence('smoke', 'absent', detail);
  if (allowWithoutRuntime) return { evidence: [absent], refusals: [] };
  const fix =
    "Run it where a container runtime is (GitHub's Linux runners have docker), or set `without-runtime: allow` for the set.";
  return { evidence: [absent], refusals: [refuse('rollback/no-runtime', null, `${detail}.`, fix)] };
}

function failed(repository: string, image: string, why: string): Refusal {
  return refuse(
    'rollback/smoke',
    repository,
    `${image} does not run as policy says: ${why}.`,
    'Roll back to another state, or correct `smoke` of the image in a pull request of its own.',
  );
}
