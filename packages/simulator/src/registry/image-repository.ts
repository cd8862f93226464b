import { digestOf } from './digest.ts';

/** A manifest or an index that was pushed: what GitHub Packages calls a version, and what its REST routes show of it. */
export interface Version {
  readonly id: number;
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly tags: Set<string>;
  /** Milliseconds since 1970; of the digest's first push. */
  readonly createdAt: number;
  /** Moves when a tag comes or goes. */
  updatedAt: number;
  /** A manifest GET counts as one. */
  downloads: number;
  /** Set once it was deleted through the packages' REST routes. */
  deletedAt: number | null;
}

export interface PutOptions {
  readonly mediaType: string;
  /** Default: none, reachable by digest alone. */
  readonly tag?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A repository of a registry: manifests by digest, tags that move freely, and the blobs that may be read through it. */
export class ImageRepository {
  readonly name: string;
  readonly #nextId: () => number;
  readonly #versions = new Map<string, Version>();
  readonly #byId = new Map<number, Version>();
  readonly #tags = new Map<string, string>();
  readonly #deleted = new Map<number, Version>();
  /** Digests of blobs that were pushed or mounted here. */
  readonly blobs = new Set<string>();
  visibility: 'public' | 'private';
  /** `owner/name` on the simulated GitHub whose workflows may write and delete here; null: any token with the permission may. */
  linkedTo: string | null = null;
  #listed: readonly Version[] | null = null;

  constructor(name: string, visibility: 'public' | 'private', nextId: () => number) {
    this.name = name;
    this.visibility = visibility;
    this.#nextId = nextId;
  }

  /** In the order of their first push. */
  get versions(): readonly Version[] {
    return [...this.#versions.values()];
  }

  /** Last deleted first. */
  get deletedVersions(): readonly Version[] {
    return [...this.#deleted.values()].reverse();
  }

  /** Tag to digest, in the order in which the tags were first pushed. */
  get tags(): ReadonlyMap<string, string> {
    return this.#tags;
  }

  /** By digest or tag; null: there is none. */
  find(reference: string): Version | null {
    return this.#versions.get(this.#tags.get(reference) ?? reference) ?? null;
  }

  byId(id: number): Version | null {
    return this.#byId.get(id) ?? null;
  }

  put(bytes: Uint8Array, { mediaType, tag, at }: PutOptions): Version {
    const digest = digestOf(bytes);
    const version = this.#versions.get(digest) ?? this.#create(digest, Buffer.from(bytes), mediaType, at);
    if (tag !== undefined) this.tag(tag, digest, at);
    return version;
  }

  #create(digest: string, bytes: Buffer, mediaType: string, at: number): Version {
    const tags = new Set<string>();
    const times = { createdAt: at, updatedAt: at, deletedAt: null };
    const version: Version = { id: this.#nextId(), digest, mediaType, bytes, tags, downloads: 0, ...times };
    this.#insert(version);
    return version;
  }

  #insert(version: Version): void {
    this.#versions.set(version.digest, version);
    this.#byId.set(version.id, version);
  }

  /** Points a tag at a digest that is here, wherever it pointed before. */
  tag(name: string, digest: string, at: number): void {
    const version = this.#versions.get(digest);
    if (version === undefined) throw new Error(`${this.name} has no ${digest}`);
    if (this.#tags.get(name) === digest) return;
    this.untag(name, at);
    this.#tags.set(name, digest);
    version.tags.add(name);
    version.updatedAt = Math.max(version.updatedAt, at);
  }

  untag(name: string, at: number): void {
    const version = this.find(name);
    if (version === null || !this.#tags.delete(name)) return;
    version.tags.delete(name);
    version.updatedAt = Math.max(version.updatedAt, at);
  }

  /** Removes a digest with every tag on it, whoever else points at it: nothing here guards what an index is made of. */
  remove(digest: string, at: number): void {
    const version = this.#versions.get(digest);
    if (version === undefined) return;
    for (const tag of version.tags) this.#tags.delete(tag);
    this.#versions.delete(digest);
    this.#byId.delete(version.id);
    version.deletedAt = at;
    this.#deleted.set(version.id, version);
  }

  /** Brings a removed version back; false: none of that id was removed. Tags come back on demand, where they are still free. */
  restore(id: number, options: { readonly at: number; readonly withTags: boolean }): boolean {
    const version = this.#deleted.get(id);
    if (version === undefined) return false;
    this.#deleted.delete(id);
    const tags = [...version.tags];
    version.tags.clear();
    version.deletedAt = null;
    this.#insert(version);
    const free = options.withTags ? tags.filter((tag) => !this.#tags.has(tag)) : [];
    for (const tag of free) this.tag(tag, version.digest, options.at);
    return true;
  }

  /** What a list shows: what is here, or what was here when lists went stale. Newest first. */
  get listed(): readonly Version[] {
    return (this.#listed ?? this.versions).toReversed();
  }

  /** From now on lists show today's versions and tags, whatever is written meanwhile; or, with false, what is here again. */
  freezeList(on: boolean): void {
    this.#listed = on ? this.versions.map((version) => ({ ...version, tags: new Set(version.tags) })) : null;
  }
}
