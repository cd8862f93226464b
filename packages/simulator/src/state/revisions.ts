import type { RepositoryState } from './model.ts';
import { type GitObject, rawName } from './objects.ts';
import { entryAt } from './tree.ts';

/** Resolves the forms of `git rev-parse` that GitHub's API is asked with; null: names nothing. */
export function resolveRevision(repository: RepositoryState, revision: string): GitObject | null {
  const colon = revision.indexOf(':');
  if (colon >= 0) return objectAtPath(repository, revision.slice(0, colon), revision.slice(colon + 1));
  const peel = /^(.*)\^\{(commit|tree|)\}$/.exec(revision);
  if (peel !== null) return peelTo(repository, resolveRevision(repository, peel[1] ?? ''), peel[2] ?? '');
  const oid = /^[0-9a-f]{40}$/.test(revision) ? revision : refTarget(repository, revision);
  return oid === null ? null : (repository.network.store.get(oid) ?? null);
}

/** Git's order for a short name: as it is, a tag, a branch. */
function refTarget({ refs, defaultBranch }: RepositoryState, name: string): string | null {
  if (name === 'HEAD') return refs.get(`refs/heads/${defaultBranch}`) ?? null;
  for (const prefix of ['', 'refs/', 'refs/tags/', 'refs/heads/']) {
    const oid = refs.get(prefix + name);
    if (oid !== undefined) return oid;
  }
  return null;
}

/** Follows tags to what they name; `tree` goes on to the commit's tree. */
export function peelTo(repository: RepositoryState, object: GitObject | null, type: string): GitObject | null {
  const { store } = repository.network;
  let current = object;
  while (current?.type === 'tag') current = store.get(current.target) ?? null;
  if (type === 'tree' && current?.type === 'commit') return store.read('tree', current.tree);
  return type === '' || current?.type === type ? current : null;
}

function objectAtPath(repository: RepositoryState, revision: string, path: string): GitObject | null {
  const { store } = repository.network;
  const tree = peelTo(repository, resolveRevision(repository, revision), 'tree');
  if (tree === null || path === '') return tree;
  const entry = entryAt(store, tree.oid, rawName(path));
  return entry === null ? null : (store.get(entry.oid) ?? null);
}
