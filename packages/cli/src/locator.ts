import { type Located, type Locator, locate } from '@gatehouse/bumps';

/**
 * `locate`, once per path and content. What was found lives as long as the bytes do, and those are dropped by the cache that
 * read them, so memory has one bound.
 */
export function rememberingLocator(): Locator {
  const known = new WeakMap<Uint8Array, Map<string, Located>>();
  return (path, blob) => {
    const byPath = known.get(blob.bytes) ?? new Map<string, Located>();
    known.set(blob.bytes, byPath);
    const located = byPath.get(path) ?? locate(path, blob);
    byPath.set(path, located);
    return located;
  };
}
