/** What is run, and for how long. */
export interface ContainerRun {
  /** Repository and digest: `ghcr.io/acme/api@sha256:…` */
  readonly image: string;
  /** Null: the image's own. */
  readonly entryPoint: string | null;
  readonly command: readonly string[];
  readonly timeoutMs: number;
}

export interface ContainerResult {
  /** Null: it was stopped because its time was over. */
  readonly exitCode: number | null;
  /** Both streams, the beginning of them. */
  readonly output: string;
}

/** Runs images, each by digest, once, without network, and leaves nothing behind. */
export interface ContainerRuntime {
  /** `docker`, `podman`, `nerdctl` */
  readonly name: string;
  /** Fetches the image; null, or why that failed. */
  pull(image: string): Promise<string | null>;
  run(asked: ContainerRun): Promise<ContainerResult>;
}
