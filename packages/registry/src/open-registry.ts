import { openClient } from './client.ts';
import { DEFAULT_TIMEOUT_MS } from './http/transport.ts';
import { readLayer } from './layers/read-layer.ts';
import { pushBlob, readBlob } from './operations/blobs.ts';
import { deleteManifest } from './operations/delete-manifest.ts';
import { headManifest } from './operations/head-manifest.ts';
import { listTags } from './operations/list-tags.ts';
import { openMemo } from './operations/memo.ts';
import { readPlatforms } from './operations/platforms.ts';
import { putManifest } from './operations/put-manifest.ts';
import { readManifest } from './operations/read-manifest.ts';
import { referrers } from './operations/referrers.ts';
import { probePush } from './operations/upload.ts';
import type { Registry, RegistryOptions } from './port.ts';

/** Registries of the OCI distribution specification, each by the host that an image's name begins with. */
export function openRegistry(options: RegistryOptions): Registry {
  const client = openClient(options);
  const memo = openMemo();
  const registry: Registry = {
    readManifest: (image, reference) => readManifest(client, memo, image, reference),
    headManifest: (image, reference) =>
      headManifest(client, image, reference, () => readManifest(client, openMemo(), image, reference)),
    readPlatforms: (image, digest) => readPlatforms(registry, image, digest),
    listTags: (image) => listTags(client, image),
    referrers: (image, digest) => referrers(client, registry, image, digest),
    readBlob: (image, digest, limit) => readBlob(client, image, digest, limit),
    readLayer: (image, layer) => readLayer(client, image, layer, options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    putManifest: (image, reference, manifest) => putManifest(client, registry, image, reference, manifest),
    pushBlob: (image, bytes) => pushBlob(client, image, bytes),
    probePush: (image) => probePush(client, image, options.log ?? (() => {})),
    async deleteManifest(image, digest) {
      try {
        await deleteManifest(client, image, digest);
      } finally {
        // Afterwards: what was read meanwhile is forgotten too.
        memo.drop(image, digest);
      }
    },
  };
  return registry;
}
