import type { RepositoryState } from '../../state/model.ts';
import { nameBytes, nameText, type RawName, type Tree, type TreeEntry } from '../../state/objects.ts';
import type { View, ViewContext } from '../view.ts';

export function treeView(context: ViewContext, repository: RepositoryState, tree: Tree): View {
  return {
    entries: () => tree.entries.map((entry) => treeEntryView(context, repository, entry, entry.name)),
  };
}

/** `TreeEntry`; `mode` is a decimal number (33188 is 100644), `nameRaw` base64 of the bytes. */
export function treeEntryView(context: ViewContext, repository: RepositoryState, entry: TreeEntry, path: RawName) {
  const name = nameText(entry.name);
  const { store } = repository.network;
  return {
    __typename: 'TreeEntry',
    name,
    nameRaw: nameBytes(entry.name).toString('base64'),
    path: nameText(path),
    pathRaw: nameBytes(path).toString('base64'),
    mode: Number.parseInt(entry.mode, 8),
    oid: entry.oid,
    type: typeOf(entry),
    extension: /\.[^./]+$/.exec(name)?.[0] ?? '',
    isGenerated: false,
    size: () => {
      const object = store.get(entry.oid);
      return object?.type === 'blob' ? object.bytes.length : 0;
    },
    repository: () => context.views.repository(repository),
    object: () => {
      const object = store.get(entry.oid);
      // a submodule's commit lives in another repository
      return object === undefined || entry.mode === '160000' ? null : context.views.object(repository, object);
    },
  };
}

function typeOf({ mode }: TreeEntry): string {
  if (mode === '040000') return 'tree';
  return mode === '160000' ? 'commit' : 'blob';
}
