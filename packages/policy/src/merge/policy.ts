import { compileGlobs, type Matcher } from '../globs/matcher.ts';
import type { EnforcedAccount } from '../policy.ts';
import type { PolicyFile } from '../schema/policy-file.ts';
import { compileWindow, type Window } from './window/policy.ts';

type MergeFile = PolicyFile['merge'];

/** A lane that policy adds to `bumps`. */
export interface Lane {
  readonly name: string;
  readonly authors: readonly EnforcedAccount[];
  /** Ids of risk rules. */
  readonly admit: ReadonlySet<string>;
  /** Context profiles. */
  readonly packs: readonly string[];
}

export interface RampEntry {
  readonly components: Matcher;
  /** `2026-11-21`, UTC. */
  readonly since: string;
  readonly by: string;
  readonly evidence: string;
}

/** `merge` of a policy, compiled. Null stands for "no limit" unless it says otherwise. */
export interface MergePolicy {
  readonly bind: MergeFile['bind'];
  /** Null: the default branch. */
  readonly bases: Matcher | null;
  readonly lanes: readonly Lane[];
  /** Empty: nothing is in the ramp. */
  readonly ramp: readonly RampEntry[];
  readonly requireChecks: readonly string[];
  readonly approvals: {
    /** Who may approve a high risk; empty: nobody. */
    readonly high: readonly EnforcedAccount[];
    readonly highCount: number;
    /** Risk rules that need such an approval at any level. */
    readonly explicit: ReadonlySet<string>;
    readonly lastPusher: boolean;
  };
  readonly afterApproval: MergeFile['after-approval'];
  readonly freeze: { readonly labels: readonly string[]; readonly active: string | null };
  readonly window: Window | null;
  readonly bake: { readonly days: number; readonly requireStabilityDays: boolean };
  readonly branchUpdates: MergeFile['branch-updates'];
}

/** Turns what `merge` says into what decisions ask for. */
export function compileMerge(file: MergeFile): MergePolicy {
  const { approvals, freeze, bake } = file;
  return {
    bind: file.bind,
    bases: file.bases ? compileGlobs(file.bases) : null,
    lanes: file.lanes.map(compileLane),
    ramp: file.ramp.map((entry) => ({ ...entry, components: compileGlobs(entry.components) })),
    requireChecks: file['require-checks'],
    approvals: {
      high: approvals.high?.map(compileAccount) ?? [],
      highCount: approvals['high-count'],
      explicit: new Set(approvals.explicit),
      lastPusher: approvals['last-pusher'],
    },
    afterApproval: file['after-approval'],
    freeze: { labels: freeze.labels, active: freeze.active ?? null },
    window: file.window ? compileWindow(file.window) : null,
    bake: { days: bake.days, requireStabilityDays: bake['stability-days'] === 'require' },
    branchUpdates: file['branch-updates'],
  };
}

function compileLane({ name, authors, admit, packs }: MergeFile['lanes'][number]): Lane {
  return { name, authors: authors.map(compileAccount), admit: new Set(admit), packs };
}

function compileAccount(entry: string | { login: string; id?: number | undefined }): EnforcedAccount {
  return typeof entry === 'string' ? { login: entry, id: null } : { login: entry.login, id: entry.id ?? null };
}
