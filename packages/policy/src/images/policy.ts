import { compileGlobs, type Matcher } from '../globs/matcher.ts';
import { milliseconds } from '../schema/duration.ts';
import type { PolicyFile } from '../schema/policy-file.ts';

type SetFile = PolicyFile['images'][number];
type ImageFile = SetFile['images'][number];

/** What is run, by digest, to see that an image starts. */
export interface Smoke {
  /** Arguments; empty: the image's own command. */
  readonly command: readonly string[];
  /** Null: the image's own entry point. */
  readonly entryPoint: string | null;
  readonly exitCode: number;
  /** Text that its output must contain; null: any output will do. */
  readonly output: string | null;
  readonly timeoutMs: number;
}

/** An image of a set. */
export interface SetImage {
  /** Registry and repository, as references are named: `ghcr.io/acme/api`. */
  readonly repository: string;
  /** Path of its inventory file; null: none is asked for. */
  readonly inventory: string | null;
  readonly smoke: Smoke | null;
}

/** Who must have built an image. */
export interface ProvenancePolicy {
  readonly issuer: string;
  /** `owner/name/.github/workflows/build.yml` */
  readonly workflow: string;
  readonly sourceRef: string;
}

/** An entry of `images`, compiled: images that are pinned by digest and move together. */
export interface ImageSet {
  readonly name: string;
  /** `owner/name` of the repository it is built from; null: the policy's own. */
  readonly source: string | null;
  readonly images: readonly SetImage[];
  /** Where pins live; null: everywhere. */
  readonly pins: Matcher | null;
  /** Fewest pins there may be, and the number that may be fewer than the last promoted state had; null: only history says. */
  readonly floor: number | null;
  readonly provenance: ProvenancePolicy | null;
  /** Smoke tests that cannot run, for lack of a container runtime, are passed over. */
  readonly allowWithoutRuntime: boolean;
}

export function compileImages(file: PolicyFile['images']): readonly ImageSet[] {
  return file.map((set) => ({
    name: set.name,
    source: set.source ?? null,
    images: set.images.map(imageOf),
    pins: set.pins ? compileGlobs(set.pins) : null,
    floor: set.floor ?? null,
    provenance: set.provenance ? provenanceOf(set.provenance) : null,
    allowWithoutRuntime: set['without-runtime'] === 'allow',
  }));
}

function imageOf({ repository, inventory, smoke }: ImageFile): SetImage {
  return { repository, inventory: inventory ?? null, smoke: smoke ? smokeOf(smoke) : null };
}

function smokeOf(smoke: NonNullable<ImageFile['smoke']>): Smoke {
  return {
    command: smoke.command,
    entryPoint: smoke['entry-point'] ?? null,
    exitCode: smoke['exit-code'],
    output: smoke.output ?? null,
    timeoutMs: milliseconds(smoke.timeout),
  };
}

function provenanceOf(provenance: NonNullable<SetFile['provenance']>): ProvenancePolicy {
  return { issuer: provenance.issuer, workflow: provenance.workflow, sourceRef: provenance['source-ref'] };
}
