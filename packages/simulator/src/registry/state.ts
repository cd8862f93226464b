import { digestOf } from './digest.ts';
import { ImageRepository } from './image-repository.ts';
import { Users } from './users.ts';

/** What may be switched while the registry runs. */
export interface Switches {
  /** DELETE of manifests, tags and blobs; off: 405. */
  deletes: boolean;
  /** The referrers API; off: 404. `empty`: it answers, and never lists anything. */
  referrers: boolean | 'empty';
  /** Blobs are not served but redirected to the second host. */
  redirectBlobs: boolean;
  /** `expires_in` of tokens; null: not said, and 60 s as the specification has it. */
  tokenSeconds: number | null;
  /** Tags of one page at most, whatever `n` asks. */
  tagsPage: number;
  /** Versions that are restored through the packages' REST routes get their tags back; GitHub does not say. */
  restoreTags: boolean;
}

export type RegistryKind = 'plain' | 'ghcr';

export interface StateOptions {
  readonly kind: RegistryKind;
  /** `none`: anybody may do everything. */
  readonly auth: 'none' | 'basic' | 'token';
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A registry's content and switches, reached in process; the HTTP side only reads and writes this. */
export class RegistryState {
  readonly kind: RegistryKind;
  readonly auth: StateOptions['auth'];
  readonly now: () => number;
  readonly users: Users;
  readonly switches: Switches;
  readonly #repositories = new Map<string, ImageRepository>();
  readonly #blobs = new Map<string, Buffer>();
  #lastId = 200_000;

  constructor({ kind, auth, now }: StateOptions) {
    this.kind = kind;
    this.auth = auth;
    this.now = now;
    this.users = new Users(now);
    const own = kind === 'plain';
    this.switches = {
      deletes: own,
      referrers: own,
      redirectBlobs: false,
      tokenSeconds: own ? 300 : null,
      tagsPage: own ? 1000 : 100,
      restoreTags: false,
    };
  }

  get repositories(): readonly ImageRepository[] {
    return [...this.#repositories.values()];
  }

  find(name: string): ImageRepository | null {
    return this.#repositories.get(name) ?? null;
  }

  /** The repository of that name, made (private) when first named. */
  repository(name: string): ImageRepository {
    const found = this.#repositories.get(name);
    if (found !== undefined) return found;
    const made = new ImageRepository(name, 'private', () => ++this.#lastId);
    this.#repositories.set(name, made);
    return made;
  }

  /** Bytes of a blob that may be read through the repository; null: none. */
  blob(name: string, digest: string): Buffer | null {
    return this.find(name)?.blobs.has(digest) ? (this.#blobs.get(digest) ?? null) : null;
  }

  /** Bytes of a blob of any repository. */
  storedBlob(digest: string): Buffer | null {
    return this.#blobs.get(digest) ?? null;
  }

  addBlob(name: string, bytes: Buffer, digest: string = digestOf(bytes)): string {
    if (!this.#blobs.has(digest)) this.#blobs.set(digest, bytes);
    this.repository(name).blobs.add(digest);
    return digest;
  }

  /** Lists of versions show what is there now, however much is written; false: they tell the truth again. */
  staleLists(on: boolean): void {
    for (const repository of this.repositories) repository.freezeList(on);
  }
}
