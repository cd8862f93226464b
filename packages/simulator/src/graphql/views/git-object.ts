import type { ApiContext } from '../../http.ts';
import { nodeId } from '../../node-id.ts';
import type { GitObject, Tag } from '../../state/objects.ts';
import type { Repository } from '../../state/repository.ts';
import { gitActorView } from './actor.ts';
import { blobView } from './blob.ts';
import { commitView } from './commit.ts';
import { repositoryView } from './repository.ts';
import { treeView } from './tree.ts';

/** Any `GitObject`. */
export function objectView(context: ApiContext, repository: Repository, object: GitObject): Record<string, unknown> {
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
    repository: () => repositoryView(context, repository),
    ...fields(context, repository, object),
  };
}

function fields(context: ApiContext, repository: Repository, object: GitObject): Record<string, unknown> {
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

function tagView(context: ApiContext, repository: Repository, tag: Tag): Record<string, unknown> {
  const { store } = repository.network;
  return {
    name: tag.name,
    message: tag.message,
    tagger: () => gitActorView(context, repository.world, tag.tagger),
    target: () => objectView(context, repository, store.read(tag.targetType, tag.target)),
  };
}
