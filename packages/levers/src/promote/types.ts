import type { FirstParentLine, OpenPullRequest, RepositoryReader, RepositoryWriter } from '@gatehouse/forge';
import type { ImageSet } from '@gatehouse/policy';
import type { Registry } from '@gatehouse/registry';
import type { Digests, Pin, PinEdit } from '@gatehouse/release';
import type { Ancestry } from '../shared/ancestors.ts';
import type { LeverIo, LeverReport } from '../shared/index.ts';
import type { VerifyProvenance } from '../shared/provenance.ts';

/** What is asked of a registry: nothing that writes. */
export type PromoteRegistry = Pick<
  Registry,
  'headManifest' | 'readManifest' | 'readPlatforms' | 'referrers' | 'readBlob'
>;

export interface PromoteDeps {
  readonly repository: RepositoryReader & RepositoryWriter;
  readonly line: FirstParentLine;
  /** @param images of the set: the only ones whose registries may be given credentials */
  readonly registry: (images: readonly string[]) => PromoteRegistry;
  /** `owner/name`; null: the repository of the policy. */
  readonly ancestry: (source: string | null) => Ancestry;
  /** Asked for only when policy demands provenance. */
  readonly verify: VerifyProvenance;
  readonly io: LeverIo;
  readonly clock: () => Date;
}

export interface PromoteInputs {
  /** Path of the policy. */
  readonly policy: string;
  /** Empty: the only set there is. */
  readonly set: string;
  /** Lines of `image@sha256:…`; empty: the tags `pending-<revision>` say. */
  readonly digests: readonly string[];
  /** 40 hexadecimal digits; empty: the images' labels say. One of the two must be given. */
  readonly revision: string;
  readonly dryRun: boolean;
  /** The ref that the run was started on: `refs/heads/main`; null: not known. */
  readonly ref: string | null;
  /** Digits that no other run has. */
  readonly runId: string;
  /** Page of the run; null: there is none. */
  readonly runUrl: string | null;
}

/** What is promoted. */
export interface Candidate {
  readonly digests: Digests;
  readonly revision: string;
}

/** A promotion as it would be written, with where it starts from. */
export interface Plan {
  readonly set: ImageSet;
  readonly candidate: Candidate;
  /** Name of the default branch and its tip, which all was read at. */
  readonly base: { readonly name: string; readonly commit: string };
  readonly edits: readonly PinEdit[];
  readonly pins: readonly { readonly from: Pin; readonly to: Pin }[];
  /** Images of which a pin moves. */
  readonly moved: readonly string[];
}

export interface PromoteReport extends LeverReport {
  readonly set: string | null;
  readonly revision: string | null;
  /** Image to the digests that its pins have; more than one where they disagree. */
  readonly from: Readonly<Record<string, readonly string[]>>;
  readonly to: Readonly<Record<string, string>>;
  readonly moved: readonly string[];
  readonly pins: number;
  readonly paths: readonly string[];
  readonly pullRequest: { readonly number: number; readonly url: string } | null;
  readonly commit: string | null;
  /** What the pull request proposed before; null: it is new, or unchanged. */
  readonly supersedes: string | null;
}

/** The branch of the set as it is. */
export interface Branch {
  readonly name: string;
  /** Null: there is none. */
  readonly tip: string | null;
  /** Null: none is open. */
  readonly pullRequest: OpenPullRequest | null;
}
