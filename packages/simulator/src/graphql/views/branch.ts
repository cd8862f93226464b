import { commitsBetween } from '../../state/graph.ts';
import type { RepositoryState } from '../../state/model.ts';
import { resolveRevision } from '../../state/revisions.ts';
import { isAllowed } from '../../state/tokens.ts';
import { typedError } from '../errors.ts';
import type { View, ViewContext } from '../view.ts';

/** Fields of a `Ref` that only a branch has anything in. */
export function branchView(context: ViewContext, repository: RepositoryState, ref: string, oid: string): View {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? null;
  return {
    compare: ({ headRef }: { headRef: string }) => comparisonView(context, repository, oid, headRef),
    branchProtectionRule: () => (branch === null ? null : protectionRuleView(context, repository, branch)),
    refUpdateRule: () => (branch === null ? null : updateRuleView(repository, branch)),
  };
}

/** Null: there is nothing of that name to compare with. */
function comparisonView(context: ViewContext, repository: RepositoryState, base: string, headRef: string): View | null {
  const { store } = repository.network;
  const head = resolveRevision(repository, headRef);
  if (head?.type !== 'commit' || store.get(base)?.type !== 'commit') return null;
  const aheadBy = commitsBetween(store, base, head.oid).length;
  const behindBy = commitsBetween(store, head.oid, base).length;
  return {
    aheadBy,
    behindBy,
    status: aheadBy > 0 ? (behindBy > 0 ? 'DIVERGED' : 'AHEAD') : behindBy > 0 ? 'BEHIND' : 'IDENTICAL',
    baseTarget: () => context.views.object(repository, store.read('commit', base)),
    headTarget: () => context.views.object(repository, head),
  };
}

/** Classic protection as those see it who may not administer: whether it is strict is not among it. */
function updateRuleView({ rules }: RepositoryState, branch: string): View | null {
  const protection = rules.protections.get(branch);
  if (protection === undefined) return null;
  return {
    pattern: branch,
    allowsDeletions: false,
    allowsForcePushes: false,
    blocksCreations: false,
    requiredApprovingReviewCount: protection.reviews?.approvals ?? null,
    requiredStatusCheckContexts: protection.checks?.checks.map(({ context }) => context) ?? null,
    requiresCodeOwnerReviews: protection.reviews?.codeOwners ?? false,
    requiresConversationResolution: protection.conversationResolution,
    requiresLinearHistory: protection.linearHistory,
    requiresSignatures: protection.signatures,
    viewerAllowedToDismissReviews: false,
    viewerCanPush: false,
  };
}

/** The rest of it, for those who may read the administration. */
function protectionRuleView(context: ViewContext, repository: RepositoryState, branch: string): View | null {
  const protection = repository.rules.protections.get(branch);
  if (protection === undefined) return null;
  if (!isAllowed(context.token, repository, { permission: 'administration', access: 'read' })) {
    throw typedError('FORBIDDEN', 'Resource not accessible by integration');
  }
  return {
    requiresStrictStatusChecks: protection.checks?.strict ?? false,
    requireLastPushApproval: protection.reviews?.lastPushApproval ?? false,
    requiresDeployments: false,
  };
}
