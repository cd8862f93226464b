import { ApiError, notFound } from '../http.ts';
import { nodeId } from '../node-id.ts';
import { nameText, type TreeEntry } from '../state/objects.ts';
import { peelTo } from '../state/revisions.ts';
import { walkTree } from '../state/tree.ts';
import { renderParents, renderVerification } from './render/commit.ts';
import { renderSignature } from './render/user.ts';
import { ok, param, READ_CONTENTS, type Route, type RouteContext } from './route.ts';

/** A recursive tree is cut here (GitHub documents 100,000 entries and 7 MB) and says so with `truncated`. */
const MAX_TREE_ENTRIES = 100_000;
/** A larger blob is refused. */
const MAX_BLOB_BYTES = 100 * 1024 * 1024;

export const gitRoutes: readonly Route[] = [
  { method: 'GET', path: '/git/blobs/:sha', need: READ_CONTENTS, handle: getBlob },
  { method: 'GET', path: '/git/trees/:sha*', need: READ_CONTENTS, handle: getTree },
  { method: 'GET', path: '/git/commits/:sha', need: READ_CONTENTS, handle: getCommit },
  { method: 'GET', path: '/git/tags/:sha', need: READ_CONTENTS, handle: getTag },
  { method: 'GET', path: '/git/ref/:ref*', need: READ_CONTENTS, handle: getRef },
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
  const { store } = repository.network;
  const tree = peelTo(repository, repository.resolve(param(context, 'sha')), 'tree') ?? null;
  if (tree?.type !== 'tree') throw notFound();
  // any value switches it on, even `false`
  const all = query.has('recursive')
    ? [...walkTree(store, tree.oid)]
    : tree.entries.map((entry) => ({ ...entry, path: entry.name }));
  return ok({
    sha: tree.oid,
    url: `${api(context)}/trees/${tree.oid}`,
    tree: all.slice(0, MAX_TREE_ENTRIES).map((entry) => renderEntry(context, entry)),
    truncated: all.length > MAX_TREE_ENTRIES,
  });
}

function renderEntry(context: RouteContext, entry: TreeEntry & { path: string }) {
  const { mode, oid } = entry;
  const common = { path: nameText(entry.path), mode, sha: oid };
  if (mode === '040000') return { ...common, type: 'tree', url: `${api(context)}/trees/${oid}` };
  if (mode === '160000') return { ...common, type: 'commit' };
  const size = context.repository.network.store.read('blob', oid).bytes.length;
  return { ...common, type: 'blob', size, url: `${api(context)}/blobs/${oid}` };
}

function getCommit(context: RouteContext) {
  const { repository, serverUrl } = context;
  const commit = repository.network.store.get(param(context, 'sha'));
  if (commit?.type !== 'commit') throw notFound();
  return ok({
    sha: commit.oid,
    node_id: nodeId('Commit', commit.oid),
    url: `${api(context)}/commits/${commit.oid}`,
    html_url: `${serverUrl}/${repository.name}/commit/${commit.oid}`,
    author: renderSignature(commit.author),
    committer: renderSignature(commit.committer),
    tree: { sha: commit.tree, url: `${api(context)}/trees/${commit.tree}` },
    message: commit.message,
    parents: renderParents(context, repository, commit),
    verification: renderVerification(commit),
  });
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

function getRef(context: RouteContext) {
  const { repository } = context;
  const ref = `refs/${param(context, 'ref')}`;
  const oid = repository.refs.get(ref);
  const object = oid === undefined ? undefined : repository.network.store.get(oid);
  if (object === undefined) throw notFound();
  return ok({
    ref,
    node_id: nodeId('Ref', `${repository.id}:${ref}`),
    url: `${api(context)}/${ref}`,
    object: { type: object.type, sha: object.oid, url: `${api(context)}/${object.type}s/${object.oid}` },
  });
}
