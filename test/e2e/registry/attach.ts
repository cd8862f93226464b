import type { Descriptor, ImageName, Registry } from '@gatehouse/registry';

interface Place {
  readonly registry: Registry;
  readonly image: ImageName;
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';
const EMPTY = 'application/vnd.oci.empty.v1+json';

/**
 * Attaches a document to a digest as tools do in a registry without the referrers API: a manifest, and the tag that lists it (and nothing
 * else any more). The registry knows no subjects, so the manifest has none.
 */
export async function attach({ registry, image }: Place, subject: string, artifactType: string, document: object) {
  const push = async (content: object, mediaType: string): Promise<Descriptor> => ({
    ...(await registry.pushBlob(image, Buffer.from(JSON.stringify(content)))),
    mediaType,
  });
  const put = async (reference: string, mediaType: string, content: object): Promise<Descriptor> => {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }));
    await registry.putManifest(image, reference, { mediaType, bytes });
    const { digest } = await registry.readManifest(image, reference);
    return { mediaType, digest, size: bytes.length };
  };
  const config = await push({}, EMPTY);
  const layer = await push(document, artifactType);
  const attached = { ...(await put('attached', MANIFEST, { artifactType, config, layers: [layer] })), artifactType };
  await put(subject.replace(':', '-'), INDEX, { manifests: [attached] });
  return attached;
}
