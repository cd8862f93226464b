import { nodeId } from '../../node-id.ts';
import { knownApp } from '../../state/apps.ts';
import { isoTime } from '../../state/clock.ts';
import { bypassOf } from '../../state/merging/bypass.ts';
import type { Bypass, Rule, Ruleset } from '../../state/rules/model.ts';
import { NO_REVIEWS } from '../../state/rules/rules.ts';
import { isAllowed } from '../../state/tokens.ts';
import type { RouteContext } from '../route.ts';

/** `repository-rule`: a type, and the parameters of those that have some. */
export function renderRule(rule: Rule): Record<string, unknown> {
  const parameters = parametersOf(rule);
  return parameters === null ? { type: rule.type } : { type: rule.type, parameters };
}

function parametersOf(rule: Rule): Record<string, unknown> | null {
  switch (rule.type) {
    case 'required_status_checks':
      return {
        strict_required_status_checks_policy: rule.strict,
        do_not_enforce_on_create: false,
        required_status_checks: rule.checks.map(({ context, appId }) => ({
          context,
          ...(appId === null ? {} : { integration_id: appId }),
        })),
      };
    case 'pull_request':
      return reviewParameters(rule);
    case 'merge_queue':
      return {
        check_response_timeout_minutes: 60,
        grouping_strategy: 'ALLGREEN',
        max_entries_to_build: 5,
        max_entries_to_merge: 5,
        merge_method: (rule.method ?? 'merge').toUpperCase(),
        min_entries_to_merge: 1,
        min_entries_to_merge_wait_minutes: 5,
      };
    case 'required_deployments':
      return { required_deployment_environments: rule.environments };
    case 'update':
      return { update_allows_fetch_and_merge: false };
    default:
      return null;
  }
}

function reviewParameters(rule: Extract<Rule, { type: 'pull_request' }>): Record<string, unknown> {
  const reviews = { ...NO_REVIEWS, ...rule };
  return {
    required_approving_review_count: reviews.approvals,
    dismiss_stale_reviews_on_push: reviews.dismissStale,
    require_code_owner_review: reviews.codeOwners,
    require_last_push_approval: reviews.lastPushApproval,
    required_review_thread_resolution: reviews.threadResolution,
    allowed_merge_methods: rule.methods ?? ['merge', 'squash', 'rebase'],
  };
}

/** `repository-ruleset`; `bypass_actors` only for whoever could write the ruleset. */
export function renderRuleset(context: RouteContext, ruleset: Ruleset): Record<string, unknown> {
  const { repository, token, apiUrl, serverUrl } = context;
  const path = `/repos/${repository.name}/rulesets/${ruleset.id}`;
  const administers = isAllowed(token, repository, { permission: 'administration', access: 'write' });
  return {
    id: ruleset.id,
    node_id: nodeId('RepositoryRuleset', ruleset.id),
    name: ruleset.name,
    target: 'branch',
    source_type: ruleset.source,
    source: ruleset.source === 'Organization' ? repository.owner.login : repository.name,
    enforcement: ruleset.enforcement,
    conditions: { ref_name: { include: ruleset.include, exclude: ruleset.exclude } },
    rules: ruleset.rules.map(renderRule),
    ...(administers ? { bypass_actors: [...ruleset.bypass].map((entry) => bypassActor(context, entry)) } : {}),
    current_user_can_bypass: bypassOf(ruleset, token?.account ?? null),
    created_at: isoTime(ruleset.createdAt),
    updated_at: isoTime(ruleset.updatedAt),
    _links: {
      self: { href: apiUrl + path },
      html: { href: `${serverUrl}/${repository.name}/rules/${ruleset.id}` },
    },
  };
}

/** A bot stands there as its app. */
function bypassActor({ repository, github }: RouteContext, [login, mode]: readonly [string, Bypass]) {
  const account = repository.world.accounts.ensure(login);
  const app = github.tokens.appId(login) ?? knownApp(login);
  return {
    actor_id: app ?? account.id,
    actor_type: account.type === 'Bot' ? 'Integration' : 'User',
    bypass_mode: mode === 'pull_requests_only' ? 'pull_request' : mode,
  };
}
