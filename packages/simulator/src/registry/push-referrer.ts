import type { Version } from './image-repository.ts';
import { OCI } from './media-types.ts';
import { parseManifest } from './parse.ts';
import { describe, type ReferrerDescriptor } from './referrers.ts';
import { DEFAULT_CREATED, describeVersion, type Holder, storeBlob, storeManifest, toBytes } from './store.ts';

export interface ReferrerInput {
  readonly repository: string;
  /** Digest that the referrer speaks of; need not be there. */
  readonly subject: string;
  /** Such as `application/vnd.dev.sigstore.bundle.v0.3+json`. */
  readonly artifactType: string;
  /** Content of its one layer, whose media type is the artifact's. */
  readonly payload?: string | Uint8Array;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Also lists it in the tag `sha256-<64 hex>`; default: where the registry's own API does not list it. */
  readonly fallbackTag?: boolean;
  readonly created?: string;
}

/** Attaches something to a digest as the specification's referrers do; gives the referrer's digest. */
export function pushReferrer(holder: Holder, input: ReferrerInput): string {
  const { repository, artifactType, payload = '{}', annotations } = input;
  const size = holder.registry.find(repository)?.find(input.subject)?.bytes.length ?? 0;
  const version = storeManifest(
    holder,
    {
      schemaVersion: 2,
      mediaType: OCI.manifest,
      artifactType,
      config: storeBlob(holder, repository, Buffer.from('{}'), OCI.empty),
      layers: [storeBlob(holder, repository, Buffer.from(payload), artifactType)],
      subject: { mediaType: OCI.manifest, digest: input.subject, size },
      annotations,
    },
    stored(input, OCI.manifest),
  );
  if (input.fallbackTag ?? holder.registry.switches.referrers !== true) listInTag(holder, input, version);
  return version.digest;
}

const stored = (
  { repository, created = DEFAULT_CREATED }: Pick<ReferrerInput, 'repository' | 'created'>,
  mediaType: string,
) => ({
  repository,
  mediaType,
  at: Date.parse(created),
});

/** `sha256:<hex>` as a tag has it. */
const asTag = (digest: string): string => digest.replace(':', '-');

function listInTag(holder: Holder, input: ReferrerInput, version: Version): void {
  const tag = asTag(input.subject);
  const before = holder.registry.repository(input.repository).find(tag);
  const listed = before === null ? [] : ((parseManifest(before.bytes)?.manifests ?? []) as ReferrerDescriptor[]);
  const parsed = parseManifest(version.bytes);
  const manifests = parsed === null ? listed : [...listed, describe(version, parsed)];
  storeManifest(
    holder,
    { schemaVersion: 2, mediaType: OCI.index, manifests },
    { ...stored(input, OCI.index), tags: [tag] },
  );
}

export interface SignatureInput {
  readonly repository: string;
  /** Digest that is signed. */
  readonly digest: string;
  /** Default `sig`. */
  readonly kind?: 'sig' | 'att' | 'sbom';
  readonly created?: string;
}

/** What cosign pushes beside an image: a version of its own under the tag `sha256-<64 hex>.sig`; gives its digest. */
export function pushSignature(holder: Holder, input: SignatureInput): string {
  const { repository, digest, kind = 'sig' } = input;
  const payload = toBytes({ critical: { image: { 'docker-manifest-digest': digest }, type: `cosign ${kind}` } });
  const manifest = {
    schemaVersion: 2,
    mediaType: OCI.manifest,
    config: storeBlob(holder, repository, toBytes({ architecture: '', os: '', config: {} }), OCI.config),
    layers: [storeBlob(holder, repository, payload, 'application/vnd.dev.cosign.simplesigning.v1+json')],
  };
  return describeVersion(
    storeManifest(holder, manifest, { ...stored(input, OCI.manifest), tags: [`${asTag(digest)}.${kind}`] }),
  ).digest;
}
