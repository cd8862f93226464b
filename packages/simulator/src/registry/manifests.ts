import { authorise } from './access.ts';
import { digestOf, isDigest } from './digest.ts';
import type { ImageRepository, Version } from './image-repository.ts';
import { DOCKER, OCI } from './media-types.ts';
import { type ParsedManifest, parseManifest } from './parse.ts';
import { RegistryFailure, type RegistryReply, type RepositoryContext, reply, unsupported } from './reply.ts';

/** The distribution specification has registries take at least 4 MiB, and CNCF's takes no more. */
const MAX_BYTES = 4 * 1024 * 1024;

const TAG = /^\w[\w.-]{0,127}$/;

const unknown = (reference: string, why = 'manifest unknown') =>
  new RegistryFailure(404, 'MANIFEST_UNKNOWN', `${why}: ${reference}`);

const invalid = (message: string) => new RegistryFailure(400, 'MANIFEST_INVALID', message);

export function getManifest(context: RepositoryContext): RegistryReply {
  const { state, call, name, reference } = context;
  authorise(context, name, 'pull');
  const version = state.find(name)?.find(reference) ?? null;
  if (version === null || !accepts(call.headers.accept, version)) throw unknown(reference);
  const head = call.method === 'HEAD';
  if (!head) version.downloads += 1;
  const headers = {
    'content-type': version.mediaType,
    'docker-content-digest': version.digest,
    'content-length': String(version.bytes.length),
  };
  return reply(200, headers, head ? undefined : version.bytes);
}

/** Docker's first manifest alone needs no asking for; a client that does not name the others is told that there is none. */
function accepts(accept: string | undefined, { mediaType }: Version): boolean {
  const types = (accept ?? '').split(',').map((type) => type.split(';')[0]?.trim() ?? '');
  return types.includes(mediaType) || types.includes('*/*') || types.includes('application/*');
}

export function putManifest(context: RepositoryContext): RegistryReply {
  const { state, call, name, reference } = context;
  authorise(context, name, 'push');
  if (call.body.length > MAX_BYTES) throw new RegistryFailure(413, 'MANIFEST_INVALID', 'the manifest is too large');
  const parsed = parseManifest(call.body);
  const mediaType = call.headers['content-type'] ?? '';
  if (parsed === null || !isManifestType(mediaType)) throw invalid('not a manifest of a known media type');
  if (parsed.mediaType !== undefined && parsed.mediaType !== mediaType) {
    throw invalid(`mediaType ${parsed.mediaType} is not the Content-Type ${mediaType}`);
  }
  const digest = digestOf(call.body);
  checkReference(reference, digest);
  const repository = state.repository(name);
  checkParts(repository, parsed);
  repository.put(call.body, { mediaType, at: state.now(), ...(isDigest(reference) ? {} : { tag: reference }) });
  return reply(201, {
    location: `/v2/${name}/manifests/${digest}`,
    'docker-content-digest': digest,
    ...(parsed.subject !== undefined && state.switches.referrers === true
      ? { 'oci-subject': parsed.subject.digest }
      : {}),
  });
}

const isManifestType = (type: string): boolean =>
  [OCI.index, OCI.manifest, DOCKER.index, DOCKER.manifest].some((known) => known === type);

function checkReference(reference: string, digest: string): void {
  if (isDigest(reference) && reference !== digest) {
    throw new RegistryFailure(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content');
  }
  if (!isDigest(reference) && !TAG.test(reference)) throw new RegistryFailure(400, 'TAG_INVALID', reference);
}

/** What a manifest is made of has to be here before it; its subject need not be. */
function checkParts(repository: ImageRepository, { config, layers = [], manifests = [] }: ParsedManifest): void {
  const blobs = [...(config === undefined ? [] : [config]), ...layers].map(({ digest }) => digest);
  const missing = [
    ...blobs.filter((digest) => !repository.blobs.has(digest)),
    ...manifests.map(({ digest }) => digest).filter((digest) => repository.find(digest) === null),
  ];
  if (missing.length > 0) {
    throw new RegistryFailure(400, 'MANIFEST_BLOB_UNKNOWN', `blob unknown to registry: ${missing.join(', ')}`);
  }
}

/** A digest goes with every tag on it; a tag goes alone. */
export function deleteManifest(context: RepositoryContext): RegistryReply {
  const { state, name, reference } = context;
  if (!state.switches.deletes) throw unsupported();
  authorise(context, name, 'delete');
  const repository = state.find(name);
  if (repository === null || repository.find(reference) === null) throw unknown(reference);
  if (isDigest(reference)) repository.remove(reference, state.now());
  else repository.untag(reference, state.now());
  return reply(202);
}
