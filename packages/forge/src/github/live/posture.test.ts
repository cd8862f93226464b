import type { LiveState } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import type { GithubForge } from '../index.ts';
import { ACTING, bump, callsOf, liveOf, MARKER, POLICY, type Scene, scene } from '../testing.ts';

const GATE = { context: 'gatehouse/main', appId: 15368 };
const CI = { context: 'ci', appId: null };
const checks = (...list: (typeof GATE | typeof CI)[]) =>
  ({ type: 'required_status_checks', strict: false, checks: list }) as const;

async function pull() {
  const it = await scene();
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  const posture = async () => it.reader.readPosture((await liveOf(it, number)).live);
  return { it, number, head, posture, rules: it.repository.rules };
}

/** The same as another account. */
async function postureAs(it: Scene, number: number, login: string, appId?: number) {
  const token = it.simulator.github.createToken({ permissions: ACTING, login, ...(appId && { appId }) });
  const forge = it.readerWith({ token });
  return forge.readPosture(await liveWith(forge, number));
}

async function liveWith(forge: GithubForge, pullRequest: number): Promise<LiveState> {
  const target = { pullRequest, policyPath: POLICY, baseRef: 'main', freezeLabels: [], marker: MARKER };
  return (await forge.readLive(target)).live;
}

test('a repository without rules, in three requests with the live state', async () => {
  const { it, posture } = await pull();
  expect(await posture()).toEqual({
    autoMergeAllowed: false,
    squashAllowed: true,
    viewer: 'github-actions[bot]',
    viewerIsAdmin: false,
    viewerBypasses: false,
    requiredChecks: [],
    strict: false,
    mergeQueue: false,
    otherRules: [],
    requiredApprovals: 0,
    seenContexts: [],
    postingApp: 15368,
    canChangeWorkflows: false,
    behind: 0,
  });
  expect(callsOf(it)).toEqual(['pullRequest', 'GET /repos/o/r/rules/branches/main', 'GET /repos/o/r/branches/main']);
});

test('a ruleset as it should be, in four', async () => {
  const { it, head, posture, rules } = await pull();
  it.repository.settings.allowAutoMerge = true;
  const id = rules.addRuleset({ rules: [checks(GATE, CI), { type: 'pull_request', methods: ['squash'] }] });
  it.repository.checks.addRun(head, { name: 'ci' });
  it.repository.addStatus(head, { context: 'gatehouse/main', state: 'pending' });
  it.repository.checks.addRun(it.repository.branch('main'), { name: 'deploy' });
  it.repository.addStatus(it.repository.branch('main'), { context: 'old', state: 'success' });
  expect(await posture()).toMatchObject({
    autoMergeAllowed: true,
    squashAllowed: true,
    viewerBypasses: false,
    requiredChecks: [
      { ...GATE, from: 'ruleset' },
      { ...CI, from: 'ruleset' },
    ],
    otherRules: [],
    requiredApprovals: 0,
    seenContexts: ['ci', 'deploy', 'gatehouse/main', 'old'],
  });
  expect(callsOf(it).slice(1).sort()).toEqual([
    'GET /repos/o/r/branches/main',
    'GET /repos/o/r/rules/branches/main',
    `GET /repos/o/r/rulesets/${id}`,
  ]);
});

test('several rulesets bind together; each is asked once whether it may be passed by', async () => {
  const { it, posture, rules } = await pull();
  rules.addRuleset({ rules: [checks(GATE), { type: 'pull_request', approvals: 1, lastPushApproval: true }] });
  rules.addRuleset({
    source: 'Organization',
    rules: [
      { ...checks(CI), strict: true },
      { type: 'pull_request', approvals: 2, codeOwners: true, threadResolution: true, methods: ['merge'] },
      { type: 'merge_queue' },
      { type: 'required_signatures' },
      { type: 'required_deployments', environments: ['prod'] },
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      { type: 'required_linear_history' },
      { type: 'update' },
    ],
  });
  rules.addRuleset({ enforcement: 'evaluate', rules: [checks({ context: 'never', appId: null })] });
  expect(await posture()).toMatchObject({
    squashAllowed: false,
    strict: true,
    mergeQueue: true,
    requiredApprovals: 2,
    behind: 0,
    requiredChecks: [
      { ...GATE, from: 'ruleset' },
      { ...CI, from: 'ruleset' },
    ],
    otherRules: [
      { type: 'require_last_push_approval', from: 'ruleset', detail: null },
      { type: 'require_code_owner_review', from: 'ruleset', detail: null },
      { type: 'required_review_thread_resolution', from: 'ruleset', detail: null },
      { type: 'required_signatures', from: 'ruleset', detail: null },
      { type: 'required_deployments', from: 'ruleset', detail: '{"required_deployment_environments":["prod"]}' },
      { type: 'update', from: 'ruleset', detail: '{"update_allows_fetch_and_merge":false}' },
    ],
  });
  expect(it.simulator.requests).toHaveLength(5);
});

test('classic protection binds beside them', async () => {
  const { posture, rules } = await pull();
  rules.addRuleset({ rules: [{ type: 'required_signatures' }] });
  rules.protect('main', {
    checks: { strict: false, checks: [GATE, CI] },
    reviews: { approvals: 1, codeOwners: true },
    signatures: true,
    conversationResolution: true,
  });
  expect(await posture()).toMatchObject({
    requiredChecks: [
      { ...GATE, from: 'protection' },
      { ...CI, from: 'protection' },
    ],
    strict: false,
    requiredApprovals: 1,
    otherRules: [
      { type: 'required_signatures', from: 'ruleset', detail: null },
      { type: 'require_code_owner_review', from: 'protection', detail: null },
      { type: 'required_review_thread_resolution', from: 'protection', detail: null },
    ],
  });
});

test('that classic protection is strict shows where it bites, or to those who may read it', async () => {
  const { it, number, head, posture, rules } = await pull();
  const strict = { checks: { strict: true, checks: [GATE] } };
  rules.protect('main', strict);
  it.repository.addStatus(head, { context: 'gatehouse/main', state: 'success' });
  it.repository.commit({ branch: 'main', files: { b: '1\n' } });
  it.repository.commit({ branch: 'main', files: { b: '2\n' } });
  expect(await posture()).toMatchObject({ strict: true, behind: 2, otherRules: [] });
  expect(it.simulator.requests).toHaveLength(3);
  rules.protect('main', { ...strict, reviews: { approvals: 1, lastPushApproval: true } });
  expect(await posture()).toMatchObject({ strict: false });
  const permissions = { ...ACTING, administration: 'read' } as const;
  const forge = it.readerWith({ token: it.simulator.github.createToken({ permissions }) });
  expect(await forge.readPosture(await liveWith(forge, number))).toMatchObject({
    strict: true,
    otherRules: [{ type: 'require_last_push_approval', from: 'protection', detail: null }],
  });
});

test('how far a fork is behind is asked for where it matters only', async () => {
  const it = await scene();
  const fork = it.repository.fork('someone/r');
  fork.commit({ branch: 'x', files: { 'a.yaml': '2\n' } });
  const number = it.repository.openPullRequest({ head: 'someone:x' });
  it.repository.commit({ branch: 'main', files: { b: '1\n' } });
  const posture = async () => it.reader.readPosture((await liveOf(it, number)).live);
  expect((await posture()).behind).toBeNull();
  it.repository.rules.addRuleset({ rules: [{ ...checks(CI), strict: true }] });
  expect((await posture()).behind).toBe(1);
  expect(callsOf(it).filter((call) => call.includes('/compare/'))).toHaveLength(1);
});

test('how far it is behind is told of the base it has, not of the one that was expected', async () => {
  const { it, number, rules } = await pull();
  it.repository.setBranch('release', it.repository.branch('main'));
  it.repository.commit({ branch: 'main', files: { b: '1\n' } });
  rules.addRuleset({ rules: [{ ...checks(CI), strict: true }] });
  const { live } = await liveOf(it, number, { baseRef: 'release' });
  expect(await it.reader.readPosture(live)).toMatchObject({ strict: true, behind: 1 });
});

test.each(['always', 'pull_requests_only', 'exempt'] as const)('a token that may bypass: %s', async (mode) => {
  const { posture, rules } = await pull();
  rules.addRuleset({ rules: [checks(GATE)], bypass: { 'github-actions[bot]': mode } });
  expect((await posture()).viewerBypasses).toBe(true);
});

test('a ruleset that is not shown leaves it unknown, unless another one tells', async () => {
  const { it, posture, rules } = await pull();
  const hidden = rules.addRuleset({ rules: [checks(GATE)] });
  it.simulator.github.faults.add({ match: { path: new RegExp(`rulesets/${hidden}`) }, do: { kind: 'not-found' } });
  expect((await posture()).viewerBypasses).toBeNull();
  rules.addRuleset({ rules: [{ type: 'deletion' }], bypass: { 'github-actions[bot]': 'always' } });
  expect((await posture()).viewerBypasses).toBe(true);
});

test('a ruleset that does not say who may bypass leaves it unknown', async () => {
  const { it, posture, rules } = await pull();
  rules.addRuleset({ rules: [checks(GATE)] });
  it.simulator.github.faults.add({
    match: { path: /rulesets/ },
    do: { kind: 'rewrite', body: (body) => ({ ...(body as object), current_user_can_bypass: undefined }) },
  });
  expect((await posture()).viewerBypasses).toBeNull();
});

test('another account: whether it administers, which app it posts as, what it may change', async () => {
  const { it, number, head } = await pull();
  it.repository.collaborator('boss', 'admin');
  expect(await postureAs(it, number, 'boss')).toMatchObject({
    viewer: 'boss',
    viewerIsAdmin: true,
    postingApp: null,
    canChangeWorkflows: null,
  });
  expect(await postureAs(it, number, 'gate[bot]', 4242)).toMatchObject({
    viewer: 'gate[bot]',
    viewerIsAdmin: false,
    postingApp: 4242,
    canChangeWorkflows: null,
  });
  expect(callsOf(it).at(-1)).toBe('GET /apps/gate');
  it.repository.checks.addRun(head, { name: 'x', app: { slug: 'gate', id: 4242 } });
  it.simulator.requests.length = 0;
  expect(await postureAs(it, number, 'gate[bot]')).toMatchObject({ postingApp: 4242 });
  expect(it.simulator.requests).toHaveLength(3);
});

test('what a token may not see of protection leaves the rest readable', async () => {
  const { it, posture, rules } = await pull();
  rules.protect('main', { checks: { strict: false, checks: [GATE] }, signatures: true });
  const at = ['repository', 'pullRequest', 'baseRef', 'refUpdateRule'];
  const hide = (type: string) =>
    it.simulator.github.faults.add({
      match: { graphql: /refUpdateRule/ },
      do: {
        kind: 'rewrite',
        body: (body) => {
          const copy = structuredClone(body) as { data: { repository: { pullRequest: { baseRef: object } } } };
          Object.assign(copy.data.repository.pullRequest.baseRef, { refUpdateRule: null });
          return { ...copy, errors: [{ type, path: at, message: 'Resource not accessible by integration' }] };
        },
      },
    });
  const hidden = hide('FORBIDDEN');
  expect(await posture()).toMatchObject({ otherRules: [], requiredChecks: [{ context: 'gatehouse/main' }] });
  hidden.remove();
  hide('SOMETHING');
  await expect(posture()).rejects.toMatchObject({ code: 'unavailable' });
});

test.each([
  ['read the rules of main (GET rules/branches/main)', /rules\/branches/],
  ['read the branch main (GET branches/main)', /o\/r\/branches\/main/],
  ['read ruleset', /rulesets/],
])('a fault names the call: %s', async (call, path) => {
  const { it, posture, rules } = await pull();
  rules.addRuleset({ rules: [checks(GATE)] });
  it.simulator.github.faults.add({ match: { method: 'GET', path }, do: { kind: 'status', status: 500 } });
  await expect(posture()).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining(call) });
});
