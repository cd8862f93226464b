import { randomUUID } from 'node:crypto';
import { authorise } from './access.ts';
import { digestOf, isDigest } from './digest.ts';
import { RegistryFailure, type RegistryReply, type RepositoryContext, reply, unsupported } from './reply.ts';
import type { RegistryState } from './state.ts';

interface Upload {
  readonly name: string;
  readonly parts: Buffer[];
  size: number;
}

/** Uploads that were opened and neither finished nor cancelled, by registry. */
const open = new WeakMap<RegistryState, Map<string, Upload>>();

function uploadsOf(state: RegistryState): Map<string, Upload> {
  const found = open.get(state) ?? new Map<string, Upload>();
  open.set(state, found);
  return found;
}

/** How many uploads are open: none should be left behind. */
export const openUploads = (state: RegistryState): number => uploadsOf(state).size;

/** POST: a whole blob (`?digest=`), a mount from another repository (`?mount=&from=`), or the start of a session. */
export function startUpload(context: RepositoryContext): RegistryReply {
  const { state, call, name } = context;
  authorise(context, name, 'push');
  const { searchParams } = call.url;
  const digest = searchParams.get('digest');
  if (digest !== null) return store(context, call.body, digest);
  const mount = searchParams.get('mount');
  if (mount !== null && canMount(context, mount)) {
    const bytes = state.storedBlob(mount);
    if (bytes !== null) return store(context, bytes, mount);
  }
  const id = randomUUID();
  uploadsOf(state).set(id, { name, parts: [], size: 0 });
  return progress(context, id, 0);
}

function canMount(context: RepositoryContext, digest: string): boolean {
  const from = context.call.url.searchParams.get('from');
  if (from === null || context.state.blob(from, digest) === null) return false;
  try {
    authorise(context, from, 'pull');
    return true;
  } catch {
    // a mount that is not allowed becomes an ordinary upload
    return false;
  }
}

export function appendToUpload(context: RepositoryContext): RegistryReply {
  const upload = find(context);
  append(context, upload);
  return progress(context, context.reference, upload.size);
}

export function finishUpload(context: RepositoryContext): RegistryReply {
  const upload = find(context);
  append(context, upload);
  const digest = context.call.url.searchParams.get('digest') ?? '';
  const stored = store(context, Buffer.concat(upload.parts), digest);
  uploadsOf(context.state).delete(context.reference);
  return stored;
}

export function uploadStatus(context: RepositoryContext): RegistryReply {
  return progress(context, context.reference, find(context).size, 204);
}

export function cancelUpload(context: RepositoryContext): RegistryReply {
  // GHCR refuses every DELETE, of an upload too; the session ends by itself
  if (context.state.kind === 'ghcr') throw unsupported();
  find(context);
  uploadsOf(context.state).delete(context.reference);
  return reply(204);
}

function find(context: RepositoryContext): Upload {
  authorise(context, context.name, 'push');
  const upload = uploadsOf(context.state).get(context.reference);
  if (upload?.name !== context.name) throw new RegistryFailure(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown');
  return upload;
}

/** A chunk must begin where the last one ended. */
function append({ call }: RepositoryContext, upload: Upload): void {
  const [, start] = /^(?:bytes )?(\d+)-\d+$/.exec(call.headers['content-range'] ?? '') ?? [];
  if (start !== undefined && Number(start) !== upload.size) {
    throw new RegistryFailure(416, 'BLOB_UPLOAD_INVALID', `the upload has ${upload.size} bytes`);
  }
  upload.parts.push(call.body);
  upload.size += call.body.length;
}

function store({ state, name }: RepositoryContext, bytes: Buffer, digest: string): RegistryReply {
  if (!isDigest(digest) || digestOf(bytes) !== digest) {
    throw new RegistryFailure(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content');
  }
  state.addBlob(name, bytes, digest);
  return reply(201, { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest });
}

/** CNCF's location is absolute and has a query already, GHCR's is a path. */
function progress({ state, name, url }: RepositoryContext, id: string, size: number, status = 202): RegistryReply {
  const path = `/v2/${name}/blobs/uploads/${id}`;
  return reply(status, {
    location: state.kind === 'ghcr' ? path : `${url}${path}?_state=simulated`,
    'docker-upload-uuid': id,
    range: `0-${Math.max(0, size - 1)}`,
  });
}
