import type { Client } from '../client.ts';
import { requireDigest } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { tooLarge } from '../http/transport.ts';
import { LAYER_BYTES, MOST_BETWEEN_ENTRIES, MOST_ENTRIES } from '../limits.ts';
import { isLayer } from '../manifests/media-types.ts';
import { malformed } from '../manifests/shape.ts';
import type { Descriptor, ImageName, LayerEntry } from '../port.ts';
import { checkedBlob } from './checked-blob.ts';
import { entryOf } from './entry.ts';
import { feed } from './feed.ts';
import { gapChecker } from './gaps.ts';
import { unpack } from './unpack.ts';

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

async function entriesOf(blob: AsyncIterable<Uint8Array>, about: string): Promise<readonly LayerEntry[]> {
  const entries: LayerEntry[] = [];
  const gaps = gapChecker();
  await feed(
    gaps.watch(unpack(blob, about), () => tooMuchBetween(about)),
    about,
    (header) => {
      const entry = gaps.before(header) ?? entryOf(header);
      if (typeof entry === 'string') throw malformed(about, entry);
      if (entries.push(entry) > MOST_ENTRIES) throw tooMany(about);
    },
  );
  return entries;
}

const SMALLER = 'Build the image again with its files in several layers, or take its `inventory` out of the policy.';

function tooMany(about: string): RegistryError {
  return new RegistryError('too-large', `${about} has more than ${MOST_ENTRIES} entries`, SMALLER);
}

function tooMuchBetween(about: string): RegistryError {
  const reason = `has more than ${MOST_BETWEEN_ENTRIES} bytes that belong to no entry`;
  return new RegistryError('too-large', `${about} ${reason}`, 'Build the image again with a current builder.');
}
