import type { MergeRule } from '../rules.ts';
import { fails, type PostureCheck, type PostureFacts } from './check.ts';

interface Deadlock {
  readonly check: MergeRule;
  readonly message: string;
  readonly fix: string;
  /** A person's approval, or policy, meets it. */
  readonly isMet: (facts: PostureFacts, approvals: number) => boolean;
}

const never = () => false;
const byApproval = (_facts: PostureFacts, approvals: number) => approvals > 0;
const REVIEWED = 'set merge.after-approval to arm and let people approve first.';

/** Rules that a machine cannot meet: an armed pull request would wait for ever. By the forge's name of the rule. */
const DEADLOCKS: Readonly<Record<string, Deadlock>> = {
  required_signatures: {
    check: 'merge/signatures',
    message: 'the base branch requires signed commits, and policy does not',
    fix: 'Set authors.commits to verified, so that only signed pull requests pass, or drop the rule.',
    isMet: ({ policy }) => policy.authors.commits === 'verified',
  },
  require_last_push_approval: {
    check: 'merge/last-push-approval',
    message: 'the base branch requires that somebody else approves the last push',
    fix: `Drop that demand from the rule, or ${REVIEWED}`,
    isMet: byApproval,
  },
  require_code_owner_review: {
    check: 'merge/code-owner-review',
    message: 'the base branch requires a review by code owners',
    fix: `Drop that demand from the rule, or ${REVIEWED}`,
    isMet: byApproval,
  },
  required_deployments: {
    check: 'merge/deployments',
    message: 'the base branch requires deployments to succeed before merging',
    fix: 'Drop the rule, or require a check that the deployment reports instead.',
    isMet: never,
  },
  update: {
    check: 'merge/updates-restricted',
    message: 'a ruleset lets only its bypass list update the base branch',
    fix: 'Drop "Restrict updates" from the ruleset; requiring pull requests and checks protects the branch.',
    isMet: never,
  },
};

/** Every rule of the base branch that would keep an armed pull request waiting, given so many approvals that count. */
export function deadlockChecks(facts: PostureFacts, approvals: number): PostureCheck[] {
  const { posture } = facts;
  const types = new Set(posture.otherRules.map(({ type }) => type));
  const known = Object.entries(DEADLOCKS).filter(([type, { isMet }]) => types.has(type) && !isMet(facts, approvals));
  const found = known.map(([, { check, message, fix }]) => fails(check, message, fix));
  if (posture.requiredApprovals <= approvals) return found;
  const message = `the base branch requires ${posture.requiredApprovals} approvals of every pull request, and ${approvals} count here`;
  return [...found, fails('merge/required-reviews', message, `Lower that number to 0, or ${REVIEWED}`)];
}

/** Whether it is known what a rule does to a machine's merge. */
export function isKnownRule(type: string): boolean {
  return Object.hasOwn(DEADLOCKS, type);
}
