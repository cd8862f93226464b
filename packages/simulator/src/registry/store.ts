import type { ImageRepository, Version } from './image-repository.ts';
import type { RegistryState } from './state.ts';

/** Something with a registry's state: a running registry, or a part of one. */
export interface Holder {
  readonly registry: RegistryState;
}

export interface Described {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

export const toBytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** Stores a blob in process and describes it. */
export function storeBlob({ registry }: Holder, repository: string, bytes: Buffer, mediaType: string): Described {
  return { mediaType, digest: registry.addBlob(repository, bytes), size: bytes.length };
}

export interface StoreOptions {
  readonly repository: string;
  readonly mediaType: string;
  readonly tags?: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Stores a manifest or an index in process, without the checks of a push: what is broken can be seeded too. */
export function storeManifest({ registry }: Holder, content: object, options: StoreOptions): Version {
  const { repository, mediaType, tags = [], at } = options;
  const target: ImageRepository = registry.repository(repository);
  const version = target.put(toBytes(content), { mediaType, at });
  for (const tag of tags) target.tag(tag, version.digest, at);
  return version;
}

export const describeVersion = ({ mediaType, digest, bytes }: Version): Described => ({
  mediaType,
  digest,
  size: bytes.length,
});

/** When images are made unless somebody says; the same in every run. */
export const DEFAULT_CREATED = '2026-01-01T00:00:00Z';
