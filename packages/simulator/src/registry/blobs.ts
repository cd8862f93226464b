import { authorise } from './access.ts';
import { RegistryFailure, type RegistryReply, type RepositoryContext, reply, unsupported } from './reply.ts';

export const blobUnknown = (reference: string) =>
  new RegistryFailure(404, 'BLOB_UNKNOWN', `blob unknown to registry: ${reference}`);

/** The bytes, a range of them, or the way to the host that has them. */
export function getBlob(context: RepositoryContext): RegistryReply {
  const { state, call, name, reference, blobUrl } = context;
  authorise(context, name, 'pull');
  const bytes = state.blob(name, reference);
  if (bytes === null) throw blobUnknown(reference);
  if (state.switches.redirectBlobs)
    return reply(307, { location: `${blobUrl}/stored/${reference}?signature=simulated` });
  return blobReply(bytes, reference, call.method === 'HEAD', call.headers.range);
}

/** @param range value of the header; a start past the end is 416 */
export function blobReply(bytes: Buffer, digest: string, head: boolean, range?: string): RegistryReply {
  const headers = {
    'content-type': 'application/octet-stream',
    'docker-content-digest': digest,
    'accept-ranges': 'bytes',
  };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === undefined) {
    return reply(200, { ...headers, 'content-length': String(bytes.length) }, head ? undefined : bytes);
  }
  const start = Number(from);
  const end = Math.min(to ? Number(to) : bytes.length - 1, bytes.length - 1);
  if (start > end) throw new RegistryFailure(416, 'RANGE_INVALID', `the blob has ${bytes.length} bytes`);
  const part = bytes.subarray(start, end + 1);
  const ranged = { 'content-range': `bytes ${start}-${end}/${bytes.length}`, 'content-length': String(part.length) };
  return reply(206, { ...headers, ...ranged }, head ? undefined : part);
}

export function deleteBlob(context: RepositoryContext): RegistryReply {
  const { state, name, reference } = context;
  if (!state.switches.deletes) throw unsupported();
  authorise(context, name, 'delete');
  if (!state.find(name)?.blobs.delete(reference)) throw blobUnknown(reference);
  return reply(202);
}
