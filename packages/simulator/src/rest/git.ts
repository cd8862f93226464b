import { ApiError, notFound } from '../http.ts';
import { nodeId } from '../node-id.ts';
import { peelTo } from '../state/revisions.ts';
import { renderGitCommit, renderTree } from './render/git.ts';
import { renderSignature } from './render/user.ts';
import { ok, param, READ_CONTENTS, type Route, type RouteContext } from './route.ts';

/** A larger blob is refused. */
const MAX_BLOB_BYTES = 100 * 1024 * 1024;

export const gitRoutes: readonly Route[] = [
  { method: 'GET', path: '/git/blobs/:sha', need: READ_CONTENTS, handle: getBlob },
  { method: 'GET', path: '/git/trees/:sha*', need: READ_CONTENTS, handle: getTree },
  { method: 'GET', path: '/git/commits/:sha', need: READ_CONTENTS, handle: getCommit },
  { method: 'GET', path: '/git/tags/:sha', need: READ_CONTENTS, handle: getTag },
];

const api = ({ apiUrl, repository }: RouteContext) => `${apiUrl}/repos/${repository.name}/git`;

function getBlob(context: RouteContext) {
  const object = context.repository.network.store.get(param(context, 'sha'));
  if (object?.type !== 'blob') throw notFound();
  const { oid, bytes } = object;
  if (bytes.length > MAX_BLOB_BYTES) {
    throw new ApiError(403, 'This API returns blobs up to 100 MB in size. The requested blob is too large.', {
      details: { errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }] },
    });
  }
  // base64 in lines of 60, as GitHub writes it
  const content = bytes.toString('base64').replaceAll(/.{60}(?=.)/g, '$&\n');
  return ok({
    sha: oid,
    node_id: nodeId('Blob', oid),
    size: bytes.length,
    url: `${api(context)}/blobs/${oid}`,
    content: content === '' ? '' : `${content}\n`,
    encoding: 'base64',
  });
}

function getTree(context: RouteContext) {
  const { repository, query } = context;
  const tree = peelTo(repository, repository.resolve(param(context, 'sha')), 'tree') ?? null;
  if (tree?.type !== 'tree') throw notFound();
  // any value switches it on, even `false`
  return ok(renderTree(context, tree, query.has('recursive')));
}

function getCommit(context: RouteContext) {
  const commit = context.repository.network.store.get(param(context, 'sha'));
  if (commit?.type !== 'commit') throw notFound();
  return ok(renderGitCommit(context, commit));
}

function getTag(context: RouteContext) {
  const tag = context.repository.network.store.get(param(context, 'sha'));
  if (tag?.type !== 'tag') throw notFound();
  return ok({
    sha: tag.oid,
    node_id: nodeId('Tag', tag.oid),
    url: `${api(context)}/tags/${tag.oid}`,
    tag: tag.name,
    message: tag.message,
    tagger: renderSignature(tag.tagger),
    object: { type: tag.targetType, sha: tag.target, url: `${api(context)}/${tag.targetType}s/${tag.target}` },
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  });
}
