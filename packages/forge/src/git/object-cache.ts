import type { ObjectStore } from './objects.ts';
import { Recent } from './recent.ts';

/** Sizes are small, but a history has many; past this the oldest are forgotten. */
const MAX_INFOS = 50_000;

/**
 * The same store, remembering what was asked last: neighbouring commits share blobs (one's `before` is an older one's
 * `after`). The same bytes object comes back as long as it is remembered, so results can be kept beside it in a WeakMap.
 *
 * @param budget bytes of contents to remember
 */
export function cachedObjects(store: ObjectStore, budget: number): ObjectStore {
  return {
    info: remembering((names) => store.info(names), new Recent(MAX_INFOS, () => 1)),
    read: remembering((oids) => store.read(oids), new Recent<Uint8Array>(budget, (bytes) => bytes.length)),
    close: () => store.close(),
  };
}

type Ask<V> = (keys: readonly string[]) => Promise<readonly V[]>;

/** Asks only for what is neither remembered nor on its way; a failure is not remembered. */
function remembering<V>(ask: Ask<V>, recent: Recent<V>): Ask<V> {
  const coming = new Map<string, Promise<V>>();
  const fetch = (keys: readonly string[]): void => {
    const answers = ask(keys);
    keys.forEach((key, at) => {
      const answer = answers.then((all) => all[at] as V);
      coming.set(key, answer);
      answer
        .then((value) => recent.set(key, value))
        .catch(() => undefined)
        .finally(() => coming.delete(key));
    });
  };
  return (keys) => {
    const found = new Map(keys.map((key) => [key, recent.get(key)]));
    const missing = [...found].filter(([key, value]) => value === undefined && !coming.has(key));
    if (missing.length > 0) fetch(missing.map(([key]) => key));
    return Promise.all(keys.map((key) => coming.get(key) ?? (found.get(key) as V)));
  };
}
