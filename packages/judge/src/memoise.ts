import type { Locator } from '@gatehouse/bumps';

/** Each blob is parsed once, however many entries of a merge group hold it; a path decides which managers read it. */
export function memoise(locate: Locator): Locator {
  const known = new Map<string, ReturnType<Locator>>();
  return (path, blob) => {
    const key = `${blob.oid} ${path}`;
    const located = known.get(key) ?? locate(path, blob);
    known.set(key, located);
    return located;
  };
}
