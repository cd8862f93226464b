import { authenticate } from './access.ts';
import { deleteBlob, getBlob } from './blobs.ts';
import { deleteManifest, getManifest, putManifest } from './manifests.ts';
import { listReferrers } from './referrers.ts';
import {
  json,
  type RegistryContext,
  RegistryFailure,
  type RegistryReply,
  type RepositoryContext,
  unsupported,
} from './reply.ts';
import { listTags } from './tags.ts';
import { exchangeToken } from './token-endpoint.ts';
import { appendToUpload, cancelUpload, finishUpload, startUpload, uploadStatus } from './uploads.ts';

type Handler = (context: RepositoryContext) => RegistryReply;

interface Resource {
  readonly path: RegExp;
  readonly methods: Readonly<Record<string, Handler>>;
}

/** Paths below `/v2/<name>`; a name may hold slashes, so the longest one wins. */
const RESOURCES: readonly Resource[] = [
  {
    path: /^(?<name>.+)\/manifests\/(?<reference>[^/]+)$/,
    methods: { GET: getManifest, HEAD: getManifest, PUT: putManifest, DELETE: deleteManifest },
  },
  { path: /^(?<name>.+)\/blobs\/uploads\/$/, methods: { POST: startUpload } },
  {
    path: /^(?<name>.+)\/blobs\/uploads\/(?<reference>[^/]+)$/,
    methods: { GET: uploadStatus, PATCH: appendToUpload, PUT: finishUpload, DELETE: cancelUpload },
  },
  { path: /^(?<name>.+)\/blobs\/(?<reference>[^/]+)$/, methods: { GET: getBlob, HEAD: getBlob, DELETE: deleteBlob } },
  { path: /^(?<name>.+)\/tags\/list$/, methods: { GET: listTags } },
  { path: /^(?<name>.+)\/referrers\/(?<reference>[^/]+)$/, methods: { GET: listReferrers } },
];

const NAME = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;

/** Answers a call of the distribution API; what is not a success is answered from the `RegistryFailure` thrown. */
export function handleRegistry(context: RegistryContext): RegistryReply {
  try {
    return route(context);
  } catch (error) {
    if (error instanceof RegistryFailure) return error.reply();
    throw error;
  }
}

function route(context: RegistryContext): RegistryReply {
  const { method, url } = context.call;
  if (url.pathname === '/token') return exchangeToken(context);
  if (url.pathname === '/v2/' || url.pathname === '/v2') {
    authenticate(context);
    return json(200, {}, { 'docker-distribution-api-version': 'registry/2.0' });
  }
  const path = /^\/v2\/(.+)$/.exec(url.pathname)?.[1] ?? '';
  for (const resource of RESOURCES) {
    const { name, reference = '' } = resource.path.exec(path)?.groups ?? {};
    if (name === undefined) continue;
    if (!NAME.test(name)) throw new RegistryFailure(400, 'NAME_INVALID', `invalid repository name: ${name}`);
    const handler = resource.methods[method];
    if (handler === undefined) throw unsupported();
    return handler({ ...context, name, reference: decode(reference) });
  }
  throw new RegistryFailure(404, 'NOT_FOUND', 'page not found');
}

/** What is not percent-encoded UTF-8 names nothing, as it stands. */
function decode(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}
