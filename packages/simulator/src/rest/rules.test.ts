import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { Repository } from '../state/repository.ts';
import type { Rule } from '../state/rules/model.ts';
import type { TokenOptions } from '../state/tokens.ts';
import { type Call, checkedClient } from '../testing/client.ts';

const REPO = '/repos/{owner}/{repo}';
const RULES: readonly Rule[] = [
  {
    type: 'required_status_checks',
    strict: true,
    checks: [
      { context: 'gatehouse/main', appId: 15368 },
      { context: 'ci', appId: null },
    ],
  },
  { type: 'pull_request', approvals: 1 },
  { type: 'merge_queue', method: 'squash' },
  { type: 'required_deployments', environments: ['staging'] },
  { type: 'required_signatures' },
  { type: 'non_fast_forward' },
  { type: 'update' },
];

let simulator: Simulator;
let repository: Repository;

beforeEach(async () => {
  simulator = await startSimulator();
  repository = simulator.github.createRepository('acme/infra', { files: { a: '1' } });
});

afterEach(() => simulator.close());

async function call(call: Call, options: TokenOptions = {}) {
  const result = await checkedClient(simulator, 'acme/infra', simulator.github.createToken(options))(call);
  expect(result.departures).toEqual([]);
  return result;
}

describe('rules of a branch', () => {
  const rules = async (branch: string) =>
    (await call({ template: `${REPO}/rules/branches/{branch}`, params: { branch } })).body;

  it('are those of every active ruleset that covers it', async () => {
    const id = repository.rules.addRuleset({ rules: RULES });
    repository.rules.addRuleset({ name: 'trial', enforcement: 'evaluate', rules: [{ type: 'deletion' }] });
    repository.rules.addRuleset({
      name: 'org',
      include: ['refs/heads/release/**'],
      source: 'Organization',
      rules: [{ type: 'creation' }],
    });
    const [first, ...rest] = await rules('main');
    expect(first).toEqual({
      type: 'required_status_checks',
      parameters: {
        strict_required_status_checks_policy: true,
        do_not_enforce_on_create: false,
        required_status_checks: [{ context: 'gatehouse/main', integration_id: 15368 }, { context: 'ci' }],
      },
      ruleset_source_type: 'Repository',
      ruleset_source: 'acme/infra',
      ruleset_id: id,
    });
    expect(rest.map(({ type }: { type: string }) => type)).toEqual(RULES.slice(1).map(({ type }) => type));
    expect(await rules('release/1.0')).toMatchObject([{ type: 'creation', ruleset_source: 'acme' }]);
    expect(await rules('other')).toEqual([]);
  });
});

describe('a ruleset', () => {
  const get = (id: number, options: TokenOptions = {}) =>
    call({ template: `${REPO}/rulesets/{ruleset_id}`, params: { ruleset_id: id } }, options);

  it('tells whether whoever asks may pass it by, and only administrators who else', async () => {
    const id = repository.rules.addRuleset({ rules: RULES, bypass: { 'Gatekeeper[bot]': 'always' } });
    expect((await get(id)).body).toMatchObject({ current_user_can_bypass: 'never', enforcement: 'active' });
    expect((await get(id)).body.bypass_actors).toBeUndefined();
    const { body } = await get(id, { login: 'gatekeeper[bot]', permissions: { administration: 'write' } });
    expect(body).toMatchObject({ current_user_can_bypass: 'always', bypass_actors: [{ actor_type: 'Integration' }] });
  });

  it('is listed without its rules', async () => {
    const id = repository.rules.addRuleset({ rules: RULES });
    const { body } = await call({ template: `${REPO}/rulesets` });
    expect(body).toMatchObject([{ id, name: 'main' }]);
    expect(body[0].rules).toBeUndefined();
  });

  it('that does not exist is 404', async () => {
    expect((await get(1)).status).toBe(404);
  });
});

describe('classic protection', () => {
  const branch = async () => (await call({ template: `${REPO}/branches/{branch}`, params: { branch: 'main' } })).body;
  const protection = (options: TokenOptions) =>
    checkedClient(
      simulator,
      'acme/infra',
      simulator.github.createToken(options),
    )({
      template: `${REPO}/branches/{branch}/protection`,
      params: { branch: 'main' },
    });

  it('shows its checks to every reader', async () => {
    expect(await branch()).toMatchObject({ protected: false, protection: { enabled: false } });
    repository.rules.protect('main', { checks: { strict: true, checks: [{ context: 'ci', appId: 15368 }] } });
    expect(await branch()).toMatchObject({
      protected: true,
      protection: {
        enabled: true,
        required_status_checks: {
          enforcement_level: 'non_admins',
          contexts: ['ci'],
          checks: [{ context: 'ci', app_id: 15368 }],
        },
      },
    });
  });

  it('says of rulesets only that there is one', async () => {
    repository.rules.addRuleset({ rules: RULES });
    expect(await branch()).toMatchObject({ protected: true, protection: { enabled: false } });
  });

  it('shows the whole to administrators alone', async () => {
    const administers = { permissions: { administration: 'read' } } as const;
    expect((await protection(administers)).status).toBe(404);
    repository.rules.protect('main', {
      checks: { strict: true, checks: [{ context: 'ci', appId: null }] },
      reviews: { approvals: 2, lastPushApproval: true },
    });
    const { body, departures } = await protection(administers);
    expect(departures).toEqual([]);
    expect(body).toMatchObject({
      required_status_checks: { strict: true },
      required_pull_request_reviews: { required_approving_review_count: 2, require_last_push_approval: true },
    });
    expect((await protection({})).status).toBe(403);
  });
});

describe('merging', () => {
  const WRITER = { permissions: { contents: 'write', 'pull-requests': 'read' } } as const;
  let head: string;

  beforeEach(() => {
    repository.rules.addRuleset({
      rules: [{ type: 'required_status_checks', strict: false, checks: [{ context: 'ci', appId: null }] }],
    });
    head = repository.commit({ branch: 'bump', files: { a: '2' } });
    repository.openPullRequest({ head: 'bump' });
  });

  const merge = (body: Record<string, unknown>, options: TokenOptions = WRITER) =>
    call({ method: 'PUT', template: `${REPO}/pulls/{pull_number}/merge`, params: { pull_number: 1 }, body }, options);

  it('takes the head it was told, with the given message', async () => {
    repository.addStatus(head, { state: 'success', context: 'ci' });
    const stale = await merge({ sha: '0'.repeat(40), merge_method: 'squash' });
    expect([stale.status, stale.body.message]).toEqual([
      409,
      'Head branch was modified. Review and try the merge again.',
    ]);
    const { status, body } = await merge({
      sha: head,
      merge_method: 'squash',
      commit_title: 'Ours',
      commit_message: 'x',
    });
    expect([status, body.sha]).toEqual([200, repository.branch('main')]);
    expect(repository.merges).toMatchObject([{ head, how: 'merge', statuses: { ci: 'success' } }]);
    expect(repository.network.store.read('commit', body.sha).message).toBe('Ours\n\nx');
    expect((await merge({})).status).toBe(405);
  });

  it('refuses what the rules do not allow, except to those who may pass them by', async () => {
    const { status, body } = await merge({ sha: head });
    expect([status, body.message]).toEqual([
      405,
      'Repository rule violations found\n\nRequired status check "ci" is expected.\n\n',
    ]);
    const [id = 0] = repository.rules.rulesets.keys();
    repository.rules.changeRuleset(id, { bypass: { 'renovate[bot]': 'exempt' } });
    expect((await merge({ sha: head }, { ...WRITER, login: 'renovate[bot]' })).status).toBe(200);
  });

  it('deletes the branch when the repository is set so', async () => {
    repository.settings.deleteBranchOnMerge = true;
    repository.mergePullRequest(1);
    expect(repository.branchOrNull('bump')).toBeNull();
  });
});

it('shows settings to those who may write', async () => {
  repository.settings.allowAutoMerge = true;
  const { body } = await call({ template: REPO }, { permissions: { contents: 'write' } });
  expect(body).toMatchObject({ allow_auto_merge: true, allow_squash_merge: true, delete_branch_on_merge: false });
  expect((await call({ template: REPO })).body.allow_auto_merge).toBeUndefined();
});
