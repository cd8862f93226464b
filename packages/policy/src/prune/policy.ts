import { milliseconds } from '../schema/duration.ts';
import type { PolicyFile } from '../schema/policy-file.ts';

/** `prune`, compiled. */
export interface PrunePolicy {
  readonly olderThanMs: number;
  /** Roots that one run deletes from a package. */
  readonly atMost: number;
  /** `owner/name` of other repositories whose pins are kept. */
  readonly repositories: readonly string[];
  /** Image repositories besides those of sets. */
  readonly images: readonly string[];
  /** How a registry deletes, by its host. */
  readonly deletesBy: (registry: string) => 'packages' | 'oci';
}

export function compilePrune(file: PolicyFile['prune']): PrunePolicy {
  const ways = new Map(file.delete.map(({ registry, by }) => [registry, by]));
  return {
    olderThanMs: milliseconds(file['older-than']),
    atMost: file['at-most'],
    repositories: file.repositories,
    images: file.images,
    deletesBy: (registry) => ways.get(registry) ?? (registry === 'ghcr.io' ? 'packages' : 'oci'),
  };
}
