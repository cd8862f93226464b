import { nodeId } from '../../node-id.ts';
import type { RepositoryState } from '../../state/model.ts';
import type { View, ViewContext } from '../view.ts';
import { branchView } from './branch.ts';

/** `Ref`: its target is the tag object of an annotated tag, the commit otherwise. */
export function refView(context: ViewContext, repository: RepositoryState, ref: string): View | null {
  const oid = repository.refs.get(ref);
  const object = oid === undefined ? undefined : repository.network.store.get(oid);
  if (object === undefined) return null;
  const prefix = /^refs\/[^/]+\//.exec(ref)?.[0] ?? 'refs/';
  return {
    __typename: 'Ref',
    id: nodeId('Ref', `${repository.id}:${ref}`),
    name: ref.slice(prefix.length),
    prefix,
    target: () => context.views.object(repository, object),
    ...branchView(context, repository, ref, object.oid),
  };
}

/** A full name is tried as it is, then as a short one. */
export function findRef(context: ViewContext, repository: RepositoryState, name: string): View | null {
  for (const prefix of ['', 'refs/', 'refs/tags/', 'refs/heads/']) {
    if (repository.refs.has(prefix + name)) return refView(context, repository, prefix + name);
  }
  return null;
}

export function refsWithPrefix({ refs }: RepositoryState, prefix: string): string[] {
  return [...refs.keys()].filter((ref) => ref.startsWith(prefix)).sort();
}
