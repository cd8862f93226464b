import { nodeId } from '../../node-id.ts';
import type { RepositoryState } from '../../state/model.ts';
import { type Commit, type GitObject, nameText, type Tree, type TreeEntry } from '../../state/objects.ts';
import { walkTree } from '../../state/tree.ts';
import { renderParents, renderVerification } from './commit.ts';
import { type Roots, renderSignature } from './user.ts';

/** Whose objects, and under which roots. */
interface Place extends Roots {
  readonly repository: RepositoryState;
}

const api = ({ apiUrl, repository }: Place) => `${apiUrl}/repos/${repository.name}/git`;

/** `git-tree`; cut at the repository's limit, which `truncated` tells. */
export function renderTree(place: Place, tree: Tree, recursive: boolean): Record<string, unknown> {
  const { network, settings } = place.repository;
  const all = recursive
    ? [...walkTree(network.store, tree.oid)]
    : tree.entries.map((entry) => ({ ...entry, path: entry.name }));
  return {
    sha: tree.oid,
    url: `${api(place)}/trees/${tree.oid}`,
    tree: all.slice(0, settings.maxTreeEntries).map((entry) => renderEntry(place, entry)),
    truncated: all.length > settings.maxTreeEntries,
  };
}

function renderEntry(place: Place, entry: TreeEntry & { path: string }) {
  const { mode, oid } = entry;
  const common = { path: nameText(entry.path), mode, sha: oid };
  if (mode === '040000') return { ...common, type: 'tree', url: `${api(place)}/trees/${oid}` };
  if (mode === '160000') return { ...common, type: 'commit' };
  const size = place.repository.network.store.read('blob', oid).bytes.length;
  return { ...common, type: 'blob', size, url: `${api(place)}/blobs/${oid}` };
}

/** `git-commit`. */
export function renderGitCommit(place: Place, commit: Commit): Record<string, unknown> {
  const { repository, serverUrl } = place;
  return {
    sha: commit.oid,
    node_id: nodeId('Commit', commit.oid),
    url: `${api(place)}/commits/${commit.oid}`,
    html_url: `${serverUrl}/${repository.name}/commit/${commit.oid}`,
    author: renderSignature(commit.author),
    committer: renderSignature(commit.committer),
    tree: { sha: commit.tree, url: `${api(place)}/trees/${commit.tree}` },
    message: commit.message,
    parents: renderParents(place, repository, commit),
    verification: renderVerification(commit),
  };
}

/** `git-ref`. */
export function renderRef(place: Place, ref: string, { type, oid }: GitObject): Record<string, unknown> {
  return {
    ref,
    node_id: nodeId('Ref', `${place.repository.id}:${ref}`),
    url: `${api(place)}/${ref}`,
    object: { type, sha: oid, url: `${api(place)}/${type}s/${oid}` },
  };
}
