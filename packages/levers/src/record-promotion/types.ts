import type { FirstParentLine, RepositoryReader } from '@gatehouse/forge';
import type { Registry } from '@gatehouse/registry';
import type { Ancestry } from '../shared/ancestors.ts';
import type { LeverIo, LeverReport } from '../shared/index.ts';

export interface RecordPromotionDeps {
  readonly repository: Pick<RepositoryReader, 'readDefaultBranch'>;
  readonly line: FirstParentLine;
  /** @param images of the set: the only ones whose registries may be given credentials */
  readonly registry: (
    images: readonly string[],
  ) => Pick<Registry, 'headManifest' | 'readManifest' | 'readPlatforms' | 'putManifest' | 'probePush'>;
  /** `owner/name`; null: the repository of the policy. */
  readonly ancestry: (source: string | null) => Ancestry;
  readonly io: LeverIo;
}

export interface RecordPromotionInputs {
  /** Path of the policy. */
  readonly policy: string;
  /** Empty: every set. */
  readonly set: string;
  readonly dryRun: boolean;
  /** The ref that the run was started on; null: not known. */
  readonly ref: string | null;
}

/** A promotion with its tags. */
export interface RecordedPromotion {
  readonly set: string;
  /** Commit of the base branch that promoted. */
  readonly commit: string;
  readonly revision: string;
  /** Image to digest. */
  readonly digests: Readonly<Record<string, string>>;
  /** Images that were given the tag by this run, or would be. */
  readonly tagged: readonly string[];
}

export interface RecordPromotionReport extends LeverReport {
  readonly recorded: readonly RecordedPromotion[];
}
