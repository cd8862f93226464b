import type { ApiContext } from '../../http.ts';
import { nodeId } from '../../node-id.ts';
import type { Repository } from '../../state/repository.ts';
import { objectView } from './git-object.ts';

/** `Ref`: its target is the tag object of an annotated tag, the commit otherwise. */
export function refView(context: ApiContext, repository: Repository, ref: string): Record<string, unknown> | null {
  const oid = repository.refs.get(ref);
  const object = oid === undefined ? undefined : repository.network.store.get(oid);
  if (object === undefined) return null;
  const prefix = /^refs\/[^/]+\//.exec(ref)?.[0] ?? 'refs/';
  return {
    __typename: 'Ref',
    id: nodeId('Ref', `${repository.id}:${ref}`),
    name: ref.slice(prefix.length),
    prefix,
    target: () => objectView(context, repository, object),
  };
}

/** A full name is tried as it is, then as a short one. */
export function findRef(context: ApiContext, repository: Repository, name: string): Record<string, unknown> | null {
  for (const prefix of ['', 'refs/', 'refs/tags/', 'refs/heads/']) {
    if (repository.refs.has(prefix + name)) return refView(context, repository, prefix + name);
  }
  return null;
}

export function refsWithPrefix({ refs }: Repository, prefix: string): string[] {
  return [...refs.keys()].filter((ref) => ref.startsWith(prefix)).sort();
}
