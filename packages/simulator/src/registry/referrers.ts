import { authorise } from './access.ts';
import { isDigest } from './digest.ts';
import type { ImageRepository, Version } from './image-repository.ts';
import { OCI } from './media-types.ts';
import { type ParsedManifest, parseManifest } from './parse.ts';
import { json, RegistryFailure, type RegistryReply, type RepositoryContext } from './reply.ts';

export interface ReferrerDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An index of what has the digest as its subject; a digest that nobody has is an empty one. */
export function listReferrers(context: RepositoryContext): RegistryReply {
  const { state, call, name, reference } = context;
  authorise(context, name, 'pull');
  if (state.switches.referrers === false) throw new RegistryFailure(404, 'NOT_FOUND', 'page not found');
  if (!isDigest(reference)) throw new RegistryFailure(400, 'DIGEST_INVALID', reference);
  const repository = state.find(name);
  const all = repository === null || state.switches.referrers === 'empty' ? [] : referrersOf(repository, reference);
  const type = call.url.searchParams.get('artifactType');
  const manifests = type === null ? all : all.filter(({ artifactType }) => artifactType === type);
  return json(
    200,
    { schemaVersion: 2, mediaType: OCI.index, manifests },
    { 'content-type': OCI.index, ...(type === null ? {} : { 'oci-filters-applied': 'artifactType' }) },
  );
}

function referrersOf(repository: ImageRepository, digest: string): ReferrerDescriptor[] {
  return repository.versions.flatMap((version) => {
    // most manifests have no subject, and parsing them all would be slow
    if (!version.bytes.includes('"subject"')) return [];
    const parsed = parseManifest(version.bytes);
    return parsed?.subject?.digest === digest ? [describe(version, parsed)] : [];
  });
}

/** A descriptor as the specification has referrers listed: with the artifact's type and annotations. */
export function describe(version: Version, parsed: ParsedManifest): ReferrerDescriptor {
  const artifactType = parsed.artifactType ?? parsed.config?.mediaType;
  return {
    mediaType: version.mediaType,
    digest: version.digest,
    size: version.bytes.length,
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(parsed.annotations === undefined ? {} : { annotations: parsed.annotations }),
  };
}
