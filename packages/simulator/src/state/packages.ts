import type { ImageRepository } from '../registry/image-repository.ts';
import type { RegistryState } from '../registry/state.ts';
import type { Grant } from '../registry/users.ts';
import type { Token, Tokens } from './tokens.ts';

/** Lets GitHub's tokens log in to the registry, with the rights that their `packages` permission gives. */
export function trustTokens(registry: RegistryState, tokens: Tokens): void {
  registry.users.trust((password) => {
    const token = tokens.find(password);
    return token === null ? null : grantOf(registry, token);
  });
}

/** Whoever may write gets a token to delete with as well; what GHCR answers then is another matter. */
const grantOf =
  (registry: RegistryState, token: Token): Grant =>
  (name, right) =>
    right === 'pull' ? mayRead(token, registry.find(name)) : mayWrite(token, registry.find(name));

/** Whether the package may be read; null: it would be a new one. */
export function mayRead(token: Token, found: ImageRepository | null): boolean {
  if (found?.visibility === 'public') return true;
  return token.permissions.packages !== undefined && reaches(token, found);
}

/** Whether versions may be pushed and deleted. */
export const mayWrite = (token: Token, found: ImageRepository | null): boolean =>
  token.permissions.packages === 'write' && reaches(token, found);

/** A workflow's token is good for packages that are linked to its repository. */
function reaches(token: Token, found: ImageRepository | null): boolean {
  const linked = found?.linkedTo ?? null;
  return linked === null || token.repositories === null || token.repositories.has(linked.toLowerCase());
}
