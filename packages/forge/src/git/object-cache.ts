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
  const coming = new Map<string, Promise<ReadonlyMap<string, V>>>();

  const fetch = async (keys: readonly string[]): Promise<ReadonlyMap<string, V>> => {
    try {
      const answers = await ask(keys);
      const found = new Map(keys.map((key, at) => [key, answers[at] as V]));
      for (const [key, value] of found) recent.set(key, value);
      return found;
    } finally {
      for (const key of keys) coming.delete(key);
    }
  };
  return async (keys) => {
    const found = new Map<string, V>();
    const missing = new Set<string>();
    for (const key of keys) {
      const value = coming.has(key) ? undefined : recent.get(key);
      if (value !== undefined) found.set(key, value);
      else if (!coming.has(key)) missing.add(key);
    }
    if (missing.size > 0) {
      const batch = fetch([...missing]);
      for (const key of missing) coming.set(key, batch);
    }
    const batches = new Set(keys.flatMap((key) => coming.get(key) ?? []));
    for (const batch of await Promise.all(batches)) for (const [key, value] of batch) found.set(key, value);
    return keys.map((key) => found.get(key) as V);
  };
}
