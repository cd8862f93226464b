import { nodeId } from '../../node-id.ts';
import type { RepositoryState } from '../../state/model.ts';
import type { GitObject, Tag } from '../../state/objects.ts';
import type { View, ViewContext } from '../view.ts';
import { gitActorView } from './actor.ts';
import { blobView } from './blob.ts';
import { commitView } from './commit.ts';
import { treeView } from './tree.ts';

/** Any `GitObject`. */
export function objectView(context: ViewContext, repository: RepositoryState, object: GitObject): View {
  const { oid, type } = object;
  const path = `/${repository.name}/commit/${oid}`;
  const typename = { blob: 'Blob', tree: 'Tree', commit: 'Commit', tag: 'Tag' }[type];
  return {
    __typename: typename,
    id: nodeId(typename, oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    commitUrl: context.serverUrl + path,
    commitResourcePath: path,
    repository: () => context.views.repository(repository),
    ...fields(context, repository, object),
  };
}

function fields(context: ViewContext, repository: RepositoryState, object: GitObject): View {
  switch (object.type) {
    case 'blob':
      return blobView(object);
    case 'tree':
      return treeView(context, repository, object);
    case 'commit':
      return commitView(context, repository, object);
    case 'tag':
      return tagView(context, repository, object);
  }
}

function tagView(context: ViewContext, repository: RepositoryState, tag: Tag): View {
  const { store } = repository.network;
  return {
    name: tag.name,
    message: tag.message,
    tagger: () => gitActorView(context, repository.world, tag.tagger),
    target: () => context.views.object(repository, store.read(tag.targetType, tag.target)),
  };
}
