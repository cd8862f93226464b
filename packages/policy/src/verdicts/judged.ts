import type { Change } from '@gatehouse/bumps';
import type { Policy } from '../policy.ts';
import type { Verdict } from '../verdict.ts';

type Judged = Pick<
  Verdict,
  | 'repository'
  | 'pullRequest'
  | 'author'
  | 'enforced'
  | 'baseRef'
  | 'baseTip'
  | 'base'
  | 'head'
  | 'policy'
  | 'policyCommit'
>;

/** What every judge's verdict is bound to: the change, whom it binds, and the policy by which. */
export function judgedBy(policy: Policy, change: Change, enforced: boolean): Judged {
  const { repository, pullRequest, baseRef, baseTip, base, head } = change;
  return {
    repository,
    pullRequest,
    author: change.author?.login ?? null,
    enforced,
    baseRef,
    baseTip,
    base,
    head,
    policy: policy.digest,
    policyCommit: policy.commit,
  };
}
