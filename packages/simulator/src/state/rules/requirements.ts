import type { MergeMethod } from '../merge-pull.ts';
import type { RepositoryState } from '../model.ts';
import { rulesFor } from './effective.ts';
import type { RequiredCheck, ReviewsRule } from './model.ts';
import { NO_REVIEWS } from './rules.ts';

/** All that must hold before something is merged into a branch, rulesets and classic protection taken together. */
export interface Requirements extends ReviewsRule {
  /** False: nothing protects the branch. */
  readonly configured: boolean;
  readonly checks: readonly RequiredCheck[];
  readonly strict: boolean;
  readonly signatures: boolean;
  readonly deployments: boolean;
  /** How the queue merges; null: the branch has no merge queue. */
  readonly queue: MergeMethod | null;
  /** Methods that every rule allows. */
  readonly methods: readonly MergeMethod[];
}

export function requirementsOf(repository: RepositoryState, branch: string): Requirements {
  const rules = rulesFor(repository, branch).map(({ rule }) => rule);
  const classic = repository.rules.protections.get(branch);
  const checks = rules.filter((rule) => rule.type === 'required_status_checks');
  const pulls = rules.filter((rule) => rule.type === 'pull_request');
  const queue = rules.find((rule) => rule.type === 'merge_queue');
  const all = [...checks, ...(classic?.checks ? [classic.checks] : [])];
  return {
    ...strictest([...pulls, ...(classic?.reviews ? [classic.reviews] : [])]),
    configured: rules.length > 0 || classic !== undefined,
    checks: all.flatMap((rule) => rule.checks),
    strict: all.some((rule) => rule.strict && rule.checks.length > 0),
    signatures: classic?.signatures === true || rules.some(({ type }) => type === 'required_signatures'),
    deployments: rules.some(({ type }) => type === 'required_deployments'),
    queue: queue === undefined ? null : (queue.method ?? 'merge'),
    methods: METHODS.filter((method) => pulls.every(({ methods }) => methods?.includes(method) ?? true)),
  };
}

const METHODS = ['merge', 'squash', 'rebase'] as const satisfies readonly MergeMethod[];

function strictest(rules: readonly Partial<ReviewsRule>[]): ReviewsRule {
  const filled = rules.map((rule) => ({ ...NO_REVIEWS, ...rule }));
  return {
    approvals: Math.max(0, ...filled.map(({ approvals }) => approvals)),
    dismissStale: filled.some(({ dismissStale }) => dismissStale),
    codeOwners: filled.some(({ codeOwners }) => codeOwners),
    lastPushApproval: filled.some(({ lastPushApproval }) => lastPushApproval),
    threadResolution: filled.some(({ threadResolution }) => threadResolution),
  };
}
