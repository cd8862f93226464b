import { nodeId } from '../node-id.ts';
import type { PullRequest, RepositoryState } from '../state/model.ts';
import { canSee, isAllowed, type PermissionName } from '../state/tokens.ts';
import { typedError } from './errors.ts';
import type { ViewContext } from './view.ts';

/** The pull request of that node id, as far as the token may see it; anything else is an error of the field. */
export function pullWithId({ github, token }: ViewContext, id: string): PullRequest {
  for (const repository of github.world.repositories.values()) {
    if (!canSee(token, repository)) continue;
    for (const pull of repository.pulls.values()) if (nodeId('PullRequest', pull.id) === id) return pull;
  }
  throw typedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
}

/** Throws unless the token may read by each of these permissions. */
export function requireRead({ token }: ViewContext, repository: RepositoryState, ...names: PermissionName[]): void {
  if (names.every((permission) => isAllowed(token, repository, { permission, access: 'read' }))) return;
  throw typedError('FORBIDDEN', 'Resource not accessible by integration');
}

/** Throws unless the token has write access by each of these permissions. */
export function requireWrite({ token }: ViewContext, repository: RepositoryState, ...names: PermissionName[]): void {
  if (names.every((permission) => isAllowed(token, repository, { permission, access: 'write' }))) return;
  throw typedError('FORBIDDEN', 'Resource not accessible by integration');
}
