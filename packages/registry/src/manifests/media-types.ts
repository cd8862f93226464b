const OCI = 'application/vnd.oci.image';
const DOCKER = 'application/vnd.docker';

export const OCI_INDEX = `${OCI}.index.v1+json`;
export const OCI_MANIFEST = `${OCI}.manifest.v1+json`;
const DOCKER_LIST = `${DOCKER}.distribution.manifest.list.v2+json`;
const DOCKER_MANIFEST = `${DOCKER}.distribution.manifest.v2+json`;

/** All four: a registry may convert, or refuse, what it is not asked for. */
export const ACCEPT = [OCI_INDEX, OCI_MANIFEST, DOCKER_LIST, DOCKER_MANIFEST].join(', ');

const KINDS = new Map<string, 'image' | 'index'>([
  [OCI_INDEX, 'index'],
  [DOCKER_LIST, 'index'],
  [OCI_MANIFEST, 'image'],
  [DOCKER_MANIFEST, 'image'],
]);

/** What a manifest of that media type is; undefined: none that is read here. */
export const kindOf = (mediaType: string): 'image' | 'index' | undefined => KINDS.get(mediaType);

/** A `Content-Type` without its parameters. */
export function mediaTypeOf(header: string | null): string {
  return (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

const CONFIGS = new Set([`${OCI}.config.v1+json`, `${DOCKER}.container.image.v1+json`]);

/** Whether a configuration is a container image's; artifacts have others. */
export const isImageConfig = (mediaType: string): boolean => CONFIGS.has(mediaType);

const LAYER =
  /^application\/vnd\.(?:oci\.image\.layer\.(?:nondistributable\.)?v1\.tar(?:\+(?:gzip|zstd))?|docker\.image\.rootfs\.(?:diff|foreign\.diff)\.tar(?:\.gzip|\.zstd)?)$/;

/** Whether a layer is an archive of files; that of an attestation is not. */
export const isLayer = (mediaType: string): boolean => LAYER.test(mediaType);
