import type { FirstParentLine, RepositoryReader, RepositoryWriter } from '@gatehouse/forge';
import type { ImageSet, Policy, SetHold } from '@gatehouse/policy';
import type { Registry } from '@gatehouse/registry';
import type { Digests, PromotionHistory, RollbackTarget } from '@gatehouse/release';
import type { Ancestry } from '../shared/ancestors.ts';
import type { LeverIo, LeverReport, PolicyPlace } from '../shared/index.ts';
import type { OpenRollback } from '../shared/open-rollback.ts';
import type { VerifyProvenance } from '../shared/provenance.ts';
import type { ContainerRuntime } from './container/runtime.ts';

/** What is read of a registry. */
export type RollbackRegistry = Pick<
  Registry,
  'headManifest' | 'readManifest' | 'readPlatforms' | 'readLayer' | 'referrers' | 'readBlob'
>;

/** What a rollback may look at. Nothing here writes. */
export interface RollbackReads {
  readonly line: FirstParentLine;
  /** For these images; asked for once. */
  readonly registry: (images: readonly string[]) => RollbackRegistry;
  /** `owner/name`; null: the repository of the policy. */
  readonly ancestry: (source: string | null) => Ancestry;
  readonly verify: VerifyProvenance;
  /** Null: there is none on this machine; `not-here`: nothing is to be run for a plan. Asked for only when an image is to be run. */
  readonly containers: (images: readonly string[]) => Promise<ContainerRuntime | null | 'not-here'>;
  /** The rollback of the set that waits for its merge, which is a hold until then; absent: it is not known, as on a laptop. */
  readonly open?: (set: string) => Promise<OpenRollback | null>;
  readonly io: LeverIo;
  readonly clock: () => Date;
}

/** The same, once the set is known. */
export interface SetReads extends Omit<RollbackReads, 'registry'> {
  readonly registry: RollbackRegistry;
}

export interface RollbackDeps extends RollbackReads {
  readonly repository: RepositoryReader & RepositoryWriter;
}

/** What a person asked for. */
export interface RollbackWish {
  readonly policy: PolicyPlace;
  /** Empty: the only set there is. */
  readonly set: string;
  readonly target: RollbackTarget;
  /** One line of text, not empty; `cleanReason` makes it. */
  readonly reason: string;
  /** Login of who asked. */
  readonly by: string;
}

export interface RollbackInputs extends RollbackWish {
  /** Path in the repository. */
  readonly policy: string;
  readonly dryRun: boolean;
  /** The ref that the run was started on: `refs/heads/main`. */
  readonly ref: string;
  /** Digits that no other run has. */
  readonly runId: string;
  /** Page of the run; null: there is none. */
  readonly runUrl: string | null;
}

/** Everything that stands still while a rollback is decided. */
export interface Situation {
  readonly policy: Policy;
  readonly set: ImageSet;
  readonly history: PromotionHistory;
  /** Commits of the base branch's first-parent line, newest first. */
  readonly line: readonly string[];
  readonly hold: SetHold | null;
  /** Text by path of the inventories that the set names; one that is missing is absent. */
  readonly inventories: ReadonlyMap<string, string>;
}

/** One end of a rollback. */
export interface End {
  readonly commit: string;
  /** Null: not known. */
  readonly revision: string | null;
  readonly digests: Digests;
}

/** A state that could be asked for. */
export interface OtherState {
  /** As the input takes it: `at-commit:…` */
  readonly target: string;
  /** ISO 8601 */
  readonly committedAt: string;
}

export interface RollbackReport extends LeverReport {
  readonly set: string | null;
  readonly target: string;
  readonly from: End | null;
  readonly to: End | null;
  /** It undoes a rollback: no hold goes with it, and the gate judges it as a promotion. */
  readonly forward: boolean;
  readonly hold: SetHold | null;
  /** Where else it could go. */
  readonly others: readonly OtherState[];
  /** Page of a promotion of the set that waits for its merge; null: there is none, or nobody looked. */
  readonly openPromotion: string | null;
  /** Paths that are, or would be, written. */
  readonly paths: readonly string[];
  readonly pullRequest: { readonly number: number; readonly url: string } | null;
  readonly commit: string | null;
}
