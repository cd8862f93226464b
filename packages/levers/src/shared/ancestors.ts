import type { RepositoryReader } from '@gatehouse/forge';
import { GatehouseError } from '@gatehouse/policy';

/** Whether a commit is another or an ancestor of it, in the repository that images are built from. */
export type Ancestry = Pick<RepositoryReader, 'isAncestor'>;

/** The same; null: the repository does not know one of them. */
export type Ancestors = (ancestor: string, descendant: string) => Promise<boolean | null>;

/** Asks each pair once. */
export function rememberedAncestors(ancestry: Ancestry): Ancestors {
  const known = new Map<string, Promise<boolean | null>>();
  return (ancestor, descendant) => {
    if (ancestor === descendant) return Promise.resolve(true);
    const key = `${ancestor} ${descendant}`;
    const answer = known.get(key) ?? ask(ancestry, ancestor, descendant);
    known.set(key, answer);
    return answer;
  };
}

async function ask(ancestry: Ancestry, ancestor: string, descendant: string): Promise<boolean | null> {
  try {
    return await ancestry.isAncestor(ancestor, descendant);
  } catch (error) {
    if (error instanceof GatehouseError && ['not-found', 'missing-object', 'unknown-revision'].includes(error.code))
      return null;
    throw error;
  }
}
