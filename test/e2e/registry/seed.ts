import type { ImageName, Registry } from '@gatehouse/registry';
import { type ImageInput, type PushedImage, pushImage, startRegistry } from '@gatehouse/simulator';

/**
 * Builds an image in a simulated registry and pushes it with our client to where it is wanted: the same input gives the same digests here
 * as there.
 * @param image `127.0.0.1:PORT/acme/api`
 */
export async function seed(to: Registry, image: ImageName, input: Omit<ImageInput, 'repository'>, from: Registry) {
  const source = await startRegistry();
  try {
    const pushed: PushedImage = pushImage(source, { repository: 'seed/image', ...input });
    await replicate({ from, to, source: `${source.host}/seed/image`, target: image }, pushed.digest);
    const manifest = await to.readManifest(image, pushed.digest);
    for (const tag of input.tags ?? []) await to.putManifest(image, tag, manifest);
    return pushed;
  } finally {
    await source.close();
  }
}

interface Copying {
  readonly from: Registry;
  readonly to: Registry;
  readonly source: ImageName;
  readonly target: ImageName;
}

/** Children first: a registry takes no manifest whose parts it lacks. */
async function replicate(copying: Copying, digest: string): Promise<void> {
  const { from, to, source, target } = copying;
  const manifest = await from.readManifest(source, digest);
  if (manifest.kind === 'index') {
    for (const child of manifest.manifests) await replicate(copying, child.digest);
  } else {
    for (const blob of [manifest.config, ...manifest.layers]) {
      await to.pushBlob(target, await from.readBlob(source, blob.digest, blob.size));
    }
  }
  await to.putManifest(target, digest, manifest);
}
