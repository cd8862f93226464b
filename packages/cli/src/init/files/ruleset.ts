import { gateContext } from '@gatehouse/policy';

/** GitHub Actions: the app that posts the gate status with GITHUB_TOKEN, and every check of a workflow's job. */
const GITHUB_ACTIONS = 15368;

/** A ruleset for Settings → Rules → Import: the gate status and these checks are required of whatever is merged into a branch. */
export function rulesetText(branch: string, checks: readonly string[]): string {
  const contexts = [gateContext(branch), ...checks];
  const ruleset = {
    name: 'gatehouse',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: [`refs/heads/${branch}`], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      {
        type: 'pull_request',
        parameters: {
          required_approving_review_count: 0,
          dismiss_stale_reviews_on_push: false,
          require_code_owner_review: false,
          require_last_push_approval: false,
          required_review_thread_resolution: false,
        },
      },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          do_not_enforce_on_create: true,
          required_status_checks: contexts.map((context) => ({ context, integration_id: GITHUB_ACTIONS })),
        },
      },
    ],
    bypass_actors: [],
  };
  return `${JSON.stringify(ruleset, null, 2)}\n`;
}
