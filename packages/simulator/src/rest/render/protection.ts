import type { Protection } from '../../state/rules/model.ts';
import type { RouteContext } from '../route.ts';

/** `branch-protection`, for whoever administers the repository. */
export function renderProtection(context: RouteContext, branch: string, protection: Protection) {
  const url = protectionUrl(context, branch);
  return {
    url,
    ...(protection.checks === null ? {} : { required_status_checks: checksOf(url, protection) }),
    ...(protection.reviews === null ? {} : { required_pull_request_reviews: reviewsOf(url, protection.reviews) }),
    required_signatures: { url: `${url}/required_signatures`, enabled: protection.signatures },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: protection.enforceAdmins },
    required_linear_history: { enabled: protection.linearHistory },
    allow_force_pushes: { enabled: false },
    allow_deletions: { enabled: false },
    block_creations: { enabled: false },
    required_conversation_resolution: { enabled: protection.conversationResolution },
    lock_branch: { enabled: protection.lockBranch },
    allow_fork_syncing: { enabled: false },
  };
}

export const protectionUrl = ({ apiUrl, repository }: RouteContext, branch: string): string =>
  `${apiUrl}/repos/${repository.name}/branches/${encodeURIComponent(branch)}/protection`;

function checksOf(url: string, { checks, enforceAdmins }: Protection) {
  return {
    ...renderChecks({ checks, enforceAdmins }),
    url: `${url}/required_status_checks`,
    strict: checks?.strict ?? false,
    contexts_url: `${url}/required_status_checks/contexts`,
  };
}

/** What `protection` of a branch tells every reader: which checks, not whether the branch must be up to date. */
export function renderChecks({ checks, enforceAdmins }: Pick<Protection, 'checks' | 'enforceAdmins'>) {
  const all = checks?.checks ?? [];
  return {
    enforcement_level: checks === null ? 'off' : enforceAdmins ? 'everyone' : 'non_admins',
    contexts: all.map(({ context }) => context),
    checks: all.map(({ context, appId }) => ({ context, app_id: appId })),
  };
}

function reviewsOf(url: string, reviews: NonNullable<Protection['reviews']>) {
  return {
    url: `${url}/required_pull_request_reviews`,
    dismiss_stale_reviews: reviews.dismissStale,
    require_code_owner_reviews: reviews.codeOwners,
    required_approving_review_count: reviews.approvals,
    require_last_push_approval: reviews.lastPushApproval,
  };
}
