import { onTestFinished } from 'vitest';
import { pruneWorld, revision } from './testing.ts';
import type { PruneDeps } from './types.ts';

/** For one test: one promoted build and three old ones, of three versions each. */
export async function scene(kind: 'ghcr' | 'plain' = 'ghcr', prune?: string) {
  const world = await pruneWorld(kind, prune);
  onTestFinished(() => world.close());
  const promoted = world.build(1, 90);
  const old = [world.build(2, 80), world.build(3, 70), world.build(4, 60)];
  world.pin(promoted.digest);
  world.registry.registry.repository('acme/api').tag(revision(1), promoted.digest, Date.now());
  const package_ = world.registry.registry.repository('acme/api');
  const left = () => package_.versions.length;
  return { ...world, promoted, old, left, package_ };
}

/** Does something once, right before the n-th delete is confirmed. */
export function before(deps: PruneDeps, nth: number, act: () => void): PruneDeps {
  let pauses = 0;
  return { ...deps, pause: async () => void (++pauses === nth && act()) };
}

/** An index of one platform that is there, or was. */
export function pushIndex(
  { package_ }: Pick<Awaited<ReturnType<typeof scene>>, 'package_'>,
  tag: string,
  child: string,
): string {
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const manifests = [{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: child, size: 2 }];
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
  return package_.put(bytes, { mediaType, tag, at: Date.now() }).digest;
}

export const rules = (report: { readonly refusals: readonly { readonly rule: string }[] }) =>
  report.refusals.map(({ rule }) => rule);
