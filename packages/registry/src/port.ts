/** A repository of a registry as references are named: `ghcr.io/acme/api`, `docker.io/library/redis`, `localhost:5000/acme/api`. */
export type ImageName = string;

/** Content that something points at (OCI image specification, descriptor). */
export interface Descriptor {
  readonly mediaType: string;
  /** `sha256:` and 64 hexadecimal digits, as all digests here. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  readonly platform?: Platform;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** As Go names them: `{ os: 'linux', architecture: 'arm64', variant: 'v8' }`. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** A manifest or an index with the exact bytes, whose SHA-256 is `digest`. */
export interface RawManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A manifest read: what it is made of. */
export type Manifest = RawManifest &
  (
    | {
        readonly kind: 'image';
        readonly config: Descriptor;
        readonly layers: readonly Descriptor[];
        readonly subject: Descriptor | null;
        readonly artifactType: string | null;
      }
    | {
        readonly kind: 'index';
        readonly manifests: readonly Descriptor[];
        readonly subject: Descriptor | null;
        readonly artifactType: string | null;
      }
  );

/** The configuration of one platform's image (OCI image configuration). */
export interface ImageConfig {
  readonly platform: Platform;
  readonly labels: Readonly<Record<string, string>>;
  /** ISO 8601; null: not stated. */
  readonly created: string | null;
  readonly entryPoint: readonly string[];
  readonly command: readonly string[];
  /** `NAME=value` */
  readonly environment: readonly string[];
  readonly user: string;
  readonly workingDirectory: string;
}

/** One platform of an image. */
export interface PlatformImage {
  /** Of its manifest. */
  readonly digest: string;
  readonly config: ImageConfig;
  /** Lowest first. */
  readonly layers: readonly Descriptor[];
}

/** An entry of a layer's archive. */
export interface LayerEntry {
  /** From the root, without a leading `/` or `./`. Bytes that are no UTF-8 are halves of surrogate pairs (`\udc80` to `\udcff`). */
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'other';
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes; 0 for what is no file. */
  readonly size: number;
  /** As written, for links; null: it is none. */
  readonly linkTarget: string | null;
}

/**
 * A registry of the OCI distribution specification. What a method returns was read whole and checked against its digest, or the method
 * throws a `RegistryError`.
 */
export interface Registry {
  /** @param reference tag or digest. Throws `not-found`, `digest-mismatch`, `unsupported` for what is none, `too-large` above 4 MiB. */
  readManifest(image: ImageName, reference: string): Promise<Manifest>;
  /** Digest, media type and size without the bytes; null: there is none (told from forbidden as far as the registry does). */
  headManifest(image: ImageName, reference: string): Promise<Descriptor | null>;
  /**
   * Every platform's image under a digest: an index and indexes in it are descended, attestations (`unknown/unknown`) left out. Throws
   * `not-found` when a child is missing, `unsupported` when there is no platform, `too-large` above 256.
   */
  readPlatforms(image: ImageName, digest: string): Promise<readonly PlatformImage[]>;
  /** Every page, or it throws; in an order that says nothing. Throws `not-found` for a repository without any, as most registries do. */
  listTags(image: ImageName): Promise<readonly string[]>;
  /** By the referrers API, and by the fallback tag where that is not served or empty. Whoever may push can make anything refer to a digest. */
  referrers(image: ImageName, digest: string): Promise<readonly Descriptor[]>;
  /** A blob, checked. @param limit bytes; throws `too-large` above it */
  readBlob(image: ImageName, digest: string, limit: number): Promise<Uint8Array>;
  /**
   * Entries of a layer (tar, gzip or zstd), in archive order, checked to the last byte of the blob. Throws `unsupported` for whatever
   * container engines could read in another way.
   */
  readLayer(image: ImageName, layer: Descriptor): AsyncIterable<LayerEntry>;
  /** Puts the very bytes at a tag (or their digest) and reads back that it resolves to them. */
  putManifest(image: ImageName, reference: string, manifest: Pick<RawManifest, 'mediaType' | 'bytes'>): Promise<void>;
  /** Puts a blob unless it is there. Its media type is whoever's who names it; here `application/octet-stream`. */
  pushBlob(image: ImageName, bytes: Uint8Array): Promise<Descriptor>;
  /** Opens an upload and cancels it: tells whether the credentials may push, before anything is done. Throws `forbidden`, `unauthorized`. */
  probePush(image: ImageName): Promise<void>;
  /** Deletes a manifest by digest, with all of its tags; throws `unsupported` where the registry does not delete (405), `not-found`. */
  deleteManifest(image: ImageName, digest: string): Promise<void>;
}

/** A version of a package of GitHub Packages' container registry: a digest with its tags. */
export interface PackageVersion {
  readonly id: number;
  readonly digest: string;
  readonly tags: readonly string[];
  /** ISO 8601, as given; null: missing. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
}

/** GitHub Packages over REST (https://docs.github.com/en/rest/packages/packages), for `<host>/<owner>/<name>`. */
export interface Packages {
  /** Every version, a hundred a page, or it throws. */
  listVersions(image: ImageName): Promise<readonly PackageVersion[]>;
  /** Null: gone for certain (the package itself is still readable). Throws `forbidden` when the package is not. */
  readVersion(image: ImageName, id: number): Promise<PackageVersion | null>;
  /** `gone`: it was deleted already. Throws `forbidden` for a missing right, which GitHub answers with 404. */
  deleteVersion(image: ImageName, id: number): Promise<'deleted' | 'gone'>;
  /** Within 30 days, while its name is free; whether its tags come back is not known. Throws `not-found` afterwards. */
  restoreVersion(image: ImageName, id: number): Promise<void>;
  /** As of the last answer; null: none said. */
  allowance(): Allowance | null;
}

/** Requests that GitHub gives a token in an hour, and those of them that are left. */
export interface Allowance {
  readonly limit: number;
  readonly left: number;
}

/** Credentials for a host; a registry that is not named is asked anonymously. */
export interface RegistryCredentials {
  /** Host, with a port where names of images have one: `ghcr.io`, `localhost:5000`. */
  readonly registry: string;
  readonly username: string;
  readonly password: string;
}

export interface RegistryOptions {
  readonly credentials: readonly RegistryCredentials[];
  /** Hosts of token servers that are trusted although they are not the registry's own; Docker Hub's is built in. */
  readonly realms?: readonly string[];
  /** One line about a wait or a repeated request. */
  readonly log?: (message: string) => void;
  /** Milliseconds that stand for one second of waiting; tests give less. */
  readonly unitMs?: number;
  /** For one attempt with its answer, and for each pause within a layer; a minute unless told. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

export interface PackagesOptions {
  /** Of a workflow, for packages linked to its repository, or a classic one; fine-grained tokens cannot. */
  readonly token: string;
  /** `https://api.github.com` */
  readonly apiUrl: string;
  readonly log?: (message: string) => void;
  readonly unitMs?: number;
  readonly fetch?: typeof fetch;
}
