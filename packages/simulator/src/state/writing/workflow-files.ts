import type { RepositoryState } from '../model.ts';
import { nameText, type RawName, rawName } from '../objects.ts';
import { entryAt, walkTree } from '../tree.ts';

const FOLDER = rawName('.github/workflows');

/**
 * The first workflow file that a commit would bring in: one that stands so on no branch yet. A file that a branch has already may be
 * pushed by anybody who may push; null: none is new.
 */
export function newWorkflow(repository: RepositoryState, commit: string): string | null {
  const wanted = workflowsOf(repository, commit);
  if (wanted.size === 0) return null;
  const tips = [...repository.refs].filter(([ref]) => ref.startsWith('refs/heads/')).map(([, oid]) => oid);
  for (const tip of new Set(tips)) {
    for (const [path, oid] of workflowsOf(repository, tip)) if (wanted.get(path) === oid) wanted.delete(path);
    if (wanted.size === 0) return null;
  }
  const [first] = wanted.keys();
  return first === undefined ? null : nameText(first);
}

function workflowsOf({ network: { store } }: RepositoryState, commit: string): Map<RawName, string> {
  const folder = entryAt(store, store.read('commit', commit).tree, FOLDER);
  if (folder?.mode !== '040000') return new Map();
  const files = [...walkTree(store, folder.oid, `${FOLDER}/`)].filter(({ mode }) => mode !== '040000');
  return new Map(files.map(({ path, oid }) => [path, oid]));
}
