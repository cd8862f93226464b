import type { Client } from '../client.ts';
import { requireDigest } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { tooLarge } from '../http/transport.ts';
import { LAYER_BYTES } from '../limits.ts';
import { isLayer } from '../manifests/media-types.ts';
import { malformed } from '../manifests/shape.ts';
import type { Descriptor, ImageName, LayerEntry } from '../port.ts';
import { checkedBlob } from './checked-blob.ts';
import { entriesOf } from './entries.ts';

/** A layer that was cut off on the way is read from the start. */
const ATTEMPTS = 3;

/** The entries of a layer. They are handed on when the last byte of the blob has been hashed, and not before. */
export async function* readLayer(
  client: Client,
  image: ImageName,
  layer: Descriptor,
  timeoutMs: number,
): AsyncGenerator<LayerEntry, void, undefined> {
  requireDigest(layer.digest);
  const about = `${image}@${layer.digest} (layer)`;
  if (!isLayer(layer.mediaType)) throw malformed(about, `\`${layer.mediaType.slice(0, 100)}\` is no archive of files`);
  if (layer.size > LAYER_BYTES) throw tooLarge(about, LAYER_BYTES);
  for (let attempt = 1; ; attempt += 1) {
    const { body } = await client.ask(image, {
      method: 'GET',
      path: `blobs/${layer.digest}`,
      actions: 'pull',
      limit: 'stream',
      about: `@${layer.digest} (layer)`,
    });
    const entries = await entriesOf(checkedBlob(body, layer, about, timeoutMs), about).catch((error: unknown) => {
      if (attempt < ATTEMPTS && error instanceof RegistryError && error.code === 'unavailable') return null;
      throw error;
    });
    if (entries !== null) return yield* entries;
  }
}
