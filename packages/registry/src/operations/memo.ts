import { parseImageName } from '../image-name.ts';
import { REMEMBERED_BYTES, REMEMBERED_MANIFESTS } from '../limits.ts';
import type { ImageName, Manifest } from '../port.ts';

/** Manifests by digest: what was read once cannot change. The oldest make room. */
export interface Memo {
  get(image: ImageName, digest: string): Manifest | undefined;
  put(image: ImageName, manifest: Manifest): void;
  /** After a delete. */
  drop(image: ImageName, digest: string): void;
}

export function openMemo(most = REMEMBERED_MANIFESTS, mostBytes = REMEMBERED_BYTES): Memo {
  const held = new Map<string, Manifest>();
  let bytes = 0;
  const keyOf = (image: ImageName, digest: string) => {
    const { registry, repository } = parseImageName(image);
    return `${registry}/${repository}@${digest}`;
  };
  const remove = (key: string) => {
    bytes -= held.get(key)?.bytes.length ?? 0;
    held.delete(key);
  };
  return {
    get: (image, digest) => held.get(keyOf(image, digest)),
    put(image, manifest) {
      const key = keyOf(image, manifest.digest);
      remove(key);
      held.set(key, manifest);
      bytes += manifest.bytes.length;
      for (const oldest of held.keys()) {
        if (held.size <= most && bytes <= mostBytes) break;
        remove(oldest);
      }
    },
    drop: (image, digest) => remove(keyOf(image, digest)),
  };
}
