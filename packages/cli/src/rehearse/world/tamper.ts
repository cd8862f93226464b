import type { World } from './world.ts';

type Image = 'web' | 'worker';

/** Undoes what was done. */
export type Undo = () => void;

const repositoryOf = ({ registry }: World, image: Image) => registry.registry.repository(`example/${image}`);

/** Takes a manifest out of the registry, as a clean-up that does not look does. */
export function remove(world: World, image: Image, digest: string): Undo {
  const images = repositoryOf(world, image);
  const version = images.find(digest);
  if (version === null) throw new Error(`${image} has no ${digest}`);
  const at = world.clock().getTime();
  images.remove(version.digest, at);
  return () => void images.restore(version.id, { at, withTags: true });
}

/** Points a tag elsewhere, as anybody who may push can. */
export function retag(world: World, image: Image, tag: string, digest: string): Undo {
  const images = repositoryOf(world, image);
  const before = images.tags.get(tag);
  images.tag(tag, digest, world.clock().getTime());
  return () => {
    if (before === undefined) images.untag(tag, world.clock().getTime());
    else images.tag(tag, before, world.clock().getTime());
  };
}

/** Digests of the platforms' images below an index. */
export function childrenOf(world: World, image: Image, digest: string): readonly string[] {
  const version = repositoryOf(world, image).find(digest);
  const { manifests = [] } = JSON.parse(version?.bytes.toString('utf8') ?? '{}') as {
    manifests?: { digest: string }[];
  };
  return manifests.map((child) => child.digest);
}

export function tagsOf(world: World, image: Image, digest: string): readonly string[] {
  return [...(repositoryOf(world, image).find(digest)?.tags ?? [])].sort();
}

/** Does something while something else is broken. */
export async function during<T>(undo: Undo, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    undo();
  }
}

export const existsAt = (world: World, image: Image, digest: string): boolean =>
  repositoryOf(world, image).find(digest) !== null;
