import type { ManagerId, UpdateType } from '@gatehouse/bumps';
import type { ContextPolicy } from './context/policy.ts';
import type { FreshnessPolicy } from './freshness/policy.ts';
import type { Matcher } from './globs/matcher.ts';
import type { Hold } from './holds/hold.ts';
import type { HygienePolicy } from './hygiene/policy.ts';
import type { ImageSet } from './images/policy.ts';
import type { LabelsPolicy } from './labels/policy.ts';
import type { MergePolicy } from './merge/policy.ts';
import type { PrunePolicy } from './prune/policy.ts';
import type { ReviewPolicy } from './review/policy.ts';
import type { RiskPolicy } from './risk/policy.ts';
import type { EditEntry, PolicyFile } from './schema/policy-file.ts';

/** Where a policy stands unless an action's input or a flag says otherwise. */
export const DEFAULT_POLICY_PATH = '.github/gatehouse.yml';

/** An account whose changes must pass. */
export interface EnforcedAccount {
  readonly login: string;
  /** Null: any account of that login. */
  readonly id: number | null;
}

export interface EditRule extends EditEntry {
  readonly matchesFile: Matcher;
}

/** A policy, read and compiled. Null stands for "no limit" throughout. */
export interface Policy {
  readonly path: string;
  /** Commit it was read at; null for built-in defaults or a file outside the repository. */
  readonly commit: string | null;
  /** `sha256:<hex of the text>`, or `default`. */
  readonly digest: string;
  /** Files it names, relative to the root of the repository. */
  readonly files: readonly string[];
  readonly authors: {
    /** Null: every author of type Bot. */
    readonly enforce: readonly EnforcedAccount[] | null;
    readonly commits: PolicyFile['authors']['commits'];
  };
  readonly scope: {
    readonly paths: Matcher | null;
    readonly protected: Matcher;
    readonly managers: ReadonlySet<ManagerId> | null;
    readonly updates: ReadonlySet<UpdateType>;
    readonly packages: { readonly allow: Matcher | null; readonly deny: Matcher };
    readonly lockfiles: PolicyFile['scope']['lockfiles'];
    readonly edits: readonly EditRule[];
  };
  readonly holds: readonly Hold[];
  readonly risk: RiskPolicy;
  readonly context: ContextPolicy;
  readonly hygiene: HygienePolicy;
  readonly review: ReviewPolicy;
  readonly merge: MergePolicy;
  readonly labels: LabelsPolicy;
  readonly images: readonly ImageSet[];
  readonly prune: PrunePolicy;
  readonly freshness: FreshnessPolicy;
}
