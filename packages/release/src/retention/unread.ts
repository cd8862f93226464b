import type { RetentionState, Version } from './types.ts';

/** Which manifests have to be read before anything can be decided. Ask again after reading: an index may name others. */
export interface Unread {
  /** Each is needed whatever the others say. */
  readonly needed: readonly Version[];
  /**
   * Nothing read so far names them, and they have no tag. One of them may be an index that names others of them, which then need not be
   * read; so read the newest first, for an index is pushed after what it names.
   */
  readonly loose: readonly Version[];
}

export function unreadManifests({ versions, manifests, unreadable, uses }: RetentionState): Unread {
  const known = (digest: string) => manifests.has(digest) || unreadable.has(digest);
  const leaves = new Set<string>();
  const inner = new Set<string>();
  for (const { children } of manifests.values())
    for (const { digest, leaf } of children) (leaf ? leaves : inner).add(digest);
  // What an index says of its children is whatever was pushed; of what git uses the manifest itself has to say what it holds.
  const used = new Set(uses.map(({ digest }) => digest));
  const needed = new Map<string, Version>();
  const loose = new Map<string, Version>();
  for (const version of versions) {
    const { digest, tags } = version;
    if (known(digest)) continue;
    if (tags.length > 0 || inner.has(digest) || used.has(digest)) needed.set(digest, version);
    else if (!leaves.has(digest)) loose.set(digest, version);
  }
  return { needed: [...needed.values()], loose: [...loose.values()].filter(({ digest }) => !needed.has(digest)) };
}
