import { notFound } from '../http.ts';
import { nameText, rawName, type TreeEntry } from '../state/objects.ts';
import { entryAt } from '../state/tree.ts';
import { commitAt } from './lookup.ts';
import { encodePath } from './render/diff-entry.ts';
import { ok, param, READ_CONTENTS, type Route, type RouteContext } from './route.ts';

/** A file larger than this comes without its content, with encoding `none`. */
const MAX_CONTENT_BYTES = 1024 * 1024;

export const contentRoutes: readonly Route[] = [
  { method: 'GET', path: '/contents/:path*', need: READ_CONTENTS, handle: getContents },
];

function getContents(context: RouteContext) {
  const { repository, query } = context;
  const ref = query.get('ref') ?? repository.defaultBranch;
  const commit = commitAt(repository, ref);
  const path = rawName(param(context, 'path'));
  const entry = commit === null ? null : entryAt(repository.network.store, commit.tree, path);
  if (entry === null) throw notFound();
  if (entry.mode !== '040000') return ok(renderFile(context, path, ref, entry));
  const children = repository.network.store.read('tree', entry.oid).entries;
  return ok(children.map((child) => common(context, `${path}/${child.name}`, ref, child)));
}

function common({ repository, apiUrl, serverUrl }: RouteContext, path: string, ref: string, entry: TreeEntry) {
  const { mode, oid } = entry;
  const api = `${apiUrl}/repos/${repository.name}`;
  const isTree = mode === '040000';
  const url = `${api}/contents/${encodePath(path)}?ref=${encodeURIComponent(ref)}`;
  const git = mode === '160000' ? null : `${api}/git/${isTree ? 'trees' : 'blobs'}/${oid}`;
  const html = `${serverUrl}/${repository.name}/${isTree ? 'tree' : 'blob'}/${ref}/${encodePath(path)}`;
  const isFile = !isTree && mode !== '160000';
  return {
    name: nameText(path.slice(path.lastIndexOf('/') + 1)),
    path: nameText(path),
    sha: oid,
    size: isFile ? repository.network.store.read('blob', oid).bytes.length : 0,
    url,
    html_url: html,
    git_url: git,
    download_url: isFile ? `${serverUrl}/${repository.name}/raw/${ref}/${encodePath(path)}` : null,
    type: isTree ? 'dir' : 'file',
    _links: { self: url, git, html },
  };
}

function renderFile(context: RouteContext, path: string, ref: string, entry: TreeEntry): Record<string, unknown> {
  const base = common(context, path, ref, entry);
  if (entry.mode === '160000') {
    // really what .gitmodules says; nobody here reads it
    return { ...base, type: 'submodule', submodule_git_url: `${context.serverUrl}/submodules/${base.name}.git` };
  }
  const { bytes } = context.repository.network.store.read('blob', entry.oid);
  if (entry.mode === '120000') return { ...base, type: 'symlink', target: bytes.toString('utf8') };
  return bytes.length > MAX_CONTENT_BYTES
    ? { ...base, content: '', encoding: 'none' }
    : { ...base, content: bytes.toString('base64').replaceAll(/.{60}(?=.)/g, '$&\n'), encoding: 'base64' };
}
