import { ApiError } from '../http.ts';
import { momentOf } from '../state/clock.ts';
import { writeGitHubCommit } from '../state/commits.ts';
import { type Commit, type Mode, rawName, type Signature, type TreeEntry } from '../state/objects.ts';
import { editTree, type PathEdit } from '../state/tree.ts';
import { renderGitCommit, renderTree } from './render/git.ts';
import { created, type Route, type RouteContext, sentObject, WRITE_CONTENTS } from './route.ts';
import { sender, validationFailed } from './subject.ts';

/** What makes objects that no ref points at yet. */
export const gitObjectRoutes: readonly Route[] = [
  { method: 'POST', path: '/git/blobs', need: WRITE_CONTENTS, handle: createBlob },
  { method: 'POST', path: '/git/trees', need: WRITE_CONTENTS, handle: createTree },
  { method: 'POST', path: '/git/commits', need: WRITE_CONTENTS, handle: createCommit },
];

function createBlob(context: RouteContext) {
  const { content, encoding } = sentObject(context);
  if (typeof content !== 'string') throw invalid('content');
  if (encoding !== undefined && encoding !== 'utf-8' && encoding !== 'base64') throw invalid('encoding');
  const { oid } = context.repository.network.store.putBlob(
    Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'),
  );
  return created({ url: `${context.apiUrl}/repos/${context.repository.name}/git/blobs/${oid}`, sha: oid });
}

const MODES: readonly Mode[] = ['100644', '100755', '120000', '160000', '040000'];

/** Entries by full path on top of `base_tree`, or alone; `sha: null` deletes. */
function createTree(context: RouteContext) {
  const { store } = context.repository.network;
  const { base_tree: base, tree } = sentObject(context);
  if (!Array.isArray(tree) || tree.length === 0) throw new ApiError(422, 'Invalid tree info');
  const root = typeof base === 'string' ? treeOf(context, base) : null;
  const edits = new Map(tree.map((entry: unknown) => editOf(context, entry)));
  return created(renderTree(context, editTree(store, root, edits), false));
}

/** A commit is taken for its tree. */
function treeOf({ repository }: RouteContext, sha: string): string {
  const object = repository.network.store.get(sha);
  if (object?.type === 'commit') return object.tree;
  if (object?.type === 'tree') return object.oid;
  throw new ApiError(404, 'Not Found');
}

function editOf(context: RouteContext, entry: unknown): [path: string, edit: PathEdit] {
  const { store } = context.repository.network;
  const { path, mode, sha, content } = (entry ?? {}) as Record<string, unknown>;
  if (typeof path !== 'string' || !isPath(path))
    throw new ApiError(422, 'tree.path contains a malformed path component');
  if (sha === null) return [rawName(path), null];
  const known = MODES.find((one) => one === mode);
  if (known === undefined) throw new ApiError(422, 'Must supply a valid tree.mode');
  if (typeof content === 'string') return [rawName(path), { mode: known, oid: store.putBlob(content).oid }];
  if (typeof sha !== 'string') throw new ApiError(422, 'Must supply either tree.sha or tree.content');
  if (known !== '160000' && store.get(sha)?.type !== typeOf(known)) {
    throw new ApiError(422, `tree.sha ${sha} is not a valid ${typeOf(known)}`);
  }
  return [rawName(path), { mode: known, oid: sha }];
}

const typeOf = (mode: TreeEntry['mode']): 'blob' | 'tree' => (mode === '040000' ? 'tree' : 'blob');

const isPath = (path: string): boolean =>
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');

/** GitHub signs what an app commits in its own name, and nothing that names an author or a committer. */
function createCommit(context: RouteContext) {
  const { repository } = context;
  const { message, tree, parents, author, committer, signature } = sentObject(context);
  const { store } = repository.network;
  if (typeof message !== 'string') throw invalid('message');
  if (typeof tree !== 'string' || store.get(tree)?.type !== 'tree') throw new ApiError(422, 'Tree SHA does not exist');
  const line = Array.isArray(parents) ? parents.map(String) : [];
  if (line.some((oid) => store.get(oid)?.type !== 'commit')) {
    throw new ApiError(422, 'Parent SHA does not exist or is not a commit object');
  }
  const account = sender(context);
  const own = author === undefined && committer === undefined && signature === undefined;
  if (own && account.type === 'Bot') {
    const request = { tree, parents: line, author: account.login, message };
    return created(renderGitCommit(context, writeGitHubCommit(repository.world, repository.network, request)));
  }
  const writer = signatureOf(context, author);
  const commit: Omit<Commit, 'oid' | 'type'> = {
    tree,
    parents: line,
    message,
    author: writer,
    committer: committer === undefined ? writer : signatureOf(context, committer),
    signature: typeof signature === 'string' ? signature : null,
  };
  return created(renderGitCommit(context, store.putCommit(commit)));
}

function signatureOf(context: RouteContext, sent: unknown): Signature {
  const { clock } = context.repository.world;
  const { name, email } = sender(context);
  if (typeof sent !== 'object' || sent === null) return { name, email, seconds: clock.next() };
  const given = sent as { name?: unknown; email?: unknown; date?: unknown };
  if (typeof given.name !== 'string' || typeof given.email !== 'string') throw invalid('author');
  const at = typeof given.date === 'string' ? given.date : undefined;
  return { name: given.name, email: given.email, seconds: momentOf(clock, at) };
}

const invalid = (field: string) => validationFailed('GitObject', field, `${field} is missing or invalid`);
