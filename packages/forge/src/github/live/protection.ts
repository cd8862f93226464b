import type { RequiredCheck } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';
import type { OtherRule } from './rules.ts';
import type { Surroundings } from './surroundings.ts';

type Rules = Pick<Surroundings, 'updateRule' | 'protectionRule'>;

/** What classic branch protection demands, as far as a token without administration sees it. */
export interface Protection {
  readonly requiredChecks: readonly RequiredCheck[];
  readonly strict: boolean;
  readonly requiredApprovals: number;
  readonly otherRules: readonly OtherRule[];
}

/** The short form of `protection`, which every reader of the branch gets. */
interface Short {
  readonly enabled?: boolean;
  readonly required_status_checks?: {
    readonly enforcement_level?: string;
    readonly strict?: boolean;
    readonly contexts?: readonly string[];
    readonly checks?: readonly { readonly context: string; readonly app_id?: number | null }[];
  };
}

/** One request. The checks are in it; the other demands came with the live state. */
export async function readProtection(client: Client, branch: string, rules: Rules): Promise<Protection> {
  const asked: Asked = { what: `read the branch ${branch} (GET branches/${branch})`, needs: 'contents: read' };
  const { protection } = await client.rest(asked, (rest, where) => rest.repos.getBranch({ ...where, branch }));
  const short = protection as Short;
  if (short.enabled !== true) return { requiredChecks: [], strict: false, requiredApprovals: 0, otherRules: [] };
  return {
    requiredChecks: requiredChecks(short),
    strict: short.required_status_checks?.strict === true || rules.protectionRule?.requiresStrictStatusChecks === true,
    requiredApprovals: rules.updateRule?.requiredApprovingReviewCount ?? 0,
    otherRules: otherRules(rules),
  };
}

/** An app id below 1 means any app. */
function requiredChecks({ required_status_checks: required }: Short): RequiredCheck[] {
  if (required === undefined || required.enforcement_level === 'off') return [];
  const checks = required.checks ?? [];
  const named = new Set(checks.map(({ context }) => context));
  const rest = (required.contexts ?? []).filter((context) => !named.has(context));
  return [...checks, ...rest.map((context) => ({ context, app_id: null }))].map(({ context, app_id: app }) => ({
    context,
    appId: app != null && app > 0 ? app : null,
    from: 'protection',
  }));
}

function otherRules({ updateRule: rule, protectionRule }: Rules): OtherRule[] {
  const types = [
    rule?.requiresSignatures ? 'required_signatures' : null,
    rule?.requiresCodeOwnerReviews ? 'require_code_owner_review' : null,
    rule?.requiresConversationResolution ? 'required_review_thread_resolution' : null,
    protectionRule?.requireLastPushApproval ? 'require_last_push_approval' : null,
    protectionRule?.requiresDeployments ? 'required_deployments' : null,
  ];
  return types.flatMap((type) => (type === null ? [] : [{ type, from: 'protection', detail: null }]));
}
