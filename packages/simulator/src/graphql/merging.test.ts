import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeId } from '../node-id.ts';
import { type Simulator, startSimulator } from '../server.ts';
import type { Repository } from '../state/repository.ts';
import type { TokenOptions } from '../state/tokens.ts';
import { graphql } from '../testing/client.ts';

const GATE = 'gatehouse/main';
const WRITER = { permissions: { contents: 'write', 'pull-requests': 'write' } } as const satisfies TokenOptions;

let simulator: Simulator;
let repository: Repository;
let number: number;
let head: string;

beforeEach(async () => {
  simulator = await startSimulator();
  repository = simulator.github.createRepository('acme/infra', { files: { 'web.yaml': 'image: web:1\n' } });
  repository.settings.allowAutoMerge = true;
  repository.rules.addRuleset({
    rules: [{ type: 'required_status_checks', strict: false, checks: [{ context: GATE, appId: 15368 }] }],
  });
  head = repository.commit({ branch: 'bump', author: 'renovate[bot]', files: { 'web.yaml': 'image: web:2\n' } });
  number = repository.openPullRequest({ head: 'bump', author: 'renovate[bot]', title: 'Update web' });
});

afterEach(() => simulator.close());

const idOf = (pull = number) => nodeId('PullRequest', repository.pullRequest(pull).id);

/** Runs one mutation; the answer is its payload, or the error's message. */
async function mutate(name: string, input: Record<string, unknown>, selection: string, options: TokenOptions = WRITER) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${name}(input: $input) { ${selection} } }`;
  const { data, errors } = await graphql(simulator, simulator.github.createToken(options), query, { input });
  const [error] = errors;
  return error === undefined ? data[name] : `${error.type}: ${error.message}`;
}

const enable = (more: Record<string, unknown> = {}, options: TokenOptions = WRITER) =>
  mutate(
    'enablePullRequestAutoMerge',
    { pullRequestId: idOf(), mergeMethod: 'SQUASH', expectedHeadOid: head, ...more },
    'pullRequest { autoMergeRequest { enabledAt enabledBy { login } mergeMethod commitHeadline } }',
    options,
  );

const disable = () =>
  mutate('disablePullRequestAutoMerge', { pullRequestId: idOf() }, 'pullRequest { autoMergeRequest { enabledAt } }');

const green = (sha = head, creator = 'github-actions[bot]') =>
  repository.addStatus(sha, { state: 'success', context: GATE, creator });

describe('arming', () => {
  it('is shown with whoever did it', async () => {
    expect(await enable({ commitHeadline: 'ours' })).toMatchObject({
      pullRequest: {
        autoMergeRequest: { enabledBy: { login: 'github-actions' }, mergeMethod: 'SQUASH', commitHeadline: 'ours' },
      },
    });
    expect(repository.merges).toEqual([]);
  });

  it('merges that head with that message once the gate is green', async () => {
    await enable({ commitHeadline: 'Update web to 2', commitBody: 'Proved.' });
    const base = repository.branch('main');
    green();
    expect(repository.merges).toEqual([
      {
        number,
        head,
        base: 'main',
        baseTip: base,
        sha: repository.branch('main'),
        method: 'squash',
        by: 'github-actions[bot]',
        how: 'auto-merge',
        statuses: { [GATE]: 'success' },
      },
    ]);
    const commit = repository.network.store.read('commit', repository.branch('main'));
    expect([commit.message, commit.parents]).toEqual(['Update web to 2\n\nProved.', [base]]);
    expect(repository.pullRequest(number)).toMatchObject({ state: 'merged', autoMerge: null });
  });

  it('takes a status of another account for nothing when the check is pinned', async () => {
    await enable();
    green(head, 'mallory');
    expect(repository.merges).toEqual([]);
    expect(repository.pullRequest(number).autoMerge).not.toBeNull();
  });

  it('ends by disarming', async () => {
    await enable();
    expect(await disable()).toEqual({ pullRequest: { autoMergeRequest: null } });
    green();
    expect(repository.merges).toEqual([]);
    expect(await disable()).toBe("UNPROCESSABLE: Can't disable auto-merge for this pull request.");
  });

  it.each<[string, () => void, string]>([
    ['a clean one', () => green(), 'Pull request is in clean status'],
    [
      'one whose other checks are red',
      () => {
        repository.addStatus(head, { state: 'failure', context: 'lint' });
        green();
      },
      'Pull request is in unstable status',
    ],
    [
      'a moved head',
      () => repository.commit({ branch: 'bump', files: { a: 'b' } }),
      'Head branch was modified. Review and try the merge again.',
    ],
    [
      'a repository that does not allow it',
      () => {
        repository.settings.allowAutoMerge = false;
      },
      'Auto merge is not allowed for this repository',
    ],
    [
      'a method that is not allowed',
      () => {
        repository.settings.allowSquash = false;
      },
      'Merge method squash merging is not allowed on this repository',
    ],
    [
      'a branch without rules',
      () => {
        for (const id of repository.rules.rulesets.keys()) repository.rules.removeRuleset(id);
      },
      'Protected branch rules not configured for this branch',
    ],
    ['a closed one', () => repository.closePullRequest(number), "Can't enable auto-merge for this pull request."],
    [
      'a conflict',
      () => repository.commit({ branch: 'main', files: { 'web.yaml': 'image: web:3\n' } }),
      'Pull request is in dirty status',
    ],
  ])('is refused for %s', async (_, prepare, message) => {
    prepare();
    expect(await enable()).toBe(`UNPROCESSABLE: ${message}`);
    expect(repository.pullRequest(number).autoMerge).toBeNull();
  });

  it('needs both permissions', async () => {
    for (const permissions of [{ contents: 'write' }, { 'pull-requests': 'write' }] as const) {
      expect(await enable({}, { permissions })).toBe('FORBIDDEN: Resource not accessible by integration');
    }
  });

  it('needs one more for a workflow file', async () => {
    head = repository.commit({ branch: 'bump', files: { '.github/workflows/ci.yml': 'on: push\n' } });
    expect(await enable()).toMatch(/refusing to allow .*`\.github\/workflows\/ci\.yml` without `workflows` permission/);
    const permissions = { ...WRITER.permissions, workflows: 'write' } as const;
    expect(await enable({}, { permissions, login: 'gatekeeper[bot]', appId: 77 })).toMatchObject({ pullRequest: {} });
  });
});

describe('what is armed', () => {
  it('outlives a push by a writer, and is merged with the new head', async () => {
    await enable();
    const next = repository.commit({ branch: 'bump', files: { other: 'x' } });
    green();
    expect(repository.merges).toEqual([]);
    green(next);
    expect(repository.merges).toMatchObject([{ head: next }]);
  });

  it('is dropped by a push from a fork by someone without write access', async () => {
    const fork = repository.fork('mallory/infra');
    head = fork.commit({ branch: 'evil', files: { a: '1' } });
    number = repository.openPullRequest({ head: 'mallory:evil', author: 'mallory' });
    await enable();
    fork.commit({ branch: 'evil', files: { a: '2' }, pusher: 'mallory' });
    expect(repository.pullRequest(number).autoMerge).toBeNull();
  });

  it('is dropped by a new base', async () => {
    repository.setBranch('release', repository.branch('main'));
    await enable();
    repository.retarget(number, 'release');
    expect(repository.pullRequest(number).autoMerge).toBeNull();
  });

  it('waits for checks that are required, and for no others', async () => {
    repository.rules.protect('main', { checks: { strict: false, checks: [{ context: 'build', appId: null }] } });
    await enable();
    repository.checks.addRun(head, { name: 'lint', conclusion: 'failure' });
    green();
    expect(repository.merges).toEqual([]);
    repository.checks.addRun(head, { name: 'build' });
    expect(repository.merges).toHaveLength(1);
  });

  it('waits for reviews of writers', async () => {
    repository.collaborator('ada', 'write');
    repository.rules.protect('main', { reviews: { approvals: 1 } });
    await enable();
    green();
    repository.conversation.addReview(number, { state: 'APPROVED', author: 'mallory' });
    expect(repository.merges).toEqual([]);
    repository.conversation.addReview(number, { state: 'APPROVED', author: 'ada' });
    expect(repository.merges).toHaveLength(1);
  });

  it('waits for the base under strict, so only one of two is merged', async () => {
    repository.rules.addRuleset({
      rules: [{ type: 'required_status_checks', strict: true, checks: [{ context: GATE, appId: null }] }],
    });
    const first = { number, head };
    await enable();
    head = repository.commit({ branch: 'other', parents: [repository.branch('main')], files: { other: 'x' } });
    number = repository.openPullRequest({ head: 'other' });
    await enable();
    green(first.head);
    green();
    expect(repository.merges.map((merge) => merge.number)).toEqual([first.number]);
    const query = `{ repository(owner: "acme", name: "infra") { pullRequest(number: ${number}) { mergeStateStatus mergeable } } }`;
    const { data } = await graphql(simulator, simulator.github.createToken(), query);
    expect(data.repository.pullRequest).toEqual({ mergeStateStatus: 'BEHIND', mergeable: 'MERGEABLE' });
  });
});

describe('a merge queue', () => {
  beforeEach(() => {
    repository.rules.addRuleset({ name: 'queue', rules: [{ type: 'merge_queue', method: 'squash' }] });
  });

  const enqueue = () =>
    mutate(
      'enqueuePullRequest',
      { pullRequestId: idOf(), expectedHeadOid: head },
      'mergeQueueEntry { position state enqueuer { login } }',
    );

  it('takes what has its checks, asks for them again and merges the group', async () => {
    expect(await enqueue()).toBe(`UNPROCESSABLE: Required status check "${GATE}" is expected.`);
    green();
    expect(await enqueue()).toMatchObject({ mergeQueueEntry: { position: 1, state: 'AWAITING_CHECKS' } });
    const group = repository.events.find(({ event }) => event === 'merge_group');
    if (group?.event !== 'merge_group') throw new Error('no group');
    green(group.group.headSha);
    expect(repository.merges).toMatchObject([{ number, head, how: 'queue', sha: group.group.headSha }]);
  });

  it('lets go of a pull request', async () => {
    green();
    await enqueue();
    const group = repository.events.find(({ event }) => event === 'merge_group');
    await mutate('dequeuePullRequest', { id: idOf() }, 'mergeQueueEntry { position }');
    if (group?.event === 'merge_group') green(group.group.headSha);
    expect(repository.merges).toEqual([]);
  });

  it('lets go of what was pushed to, and builds the rest anew when the base moves', async () => {
    green();
    await enqueue();
    const first = { number, head };
    head = repository.commit({ branch: 'other', parents: [repository.branch('main')], files: { other: 'x' } });
    number = repository.openPullRequest({ head: 'other' });
    green();
    await enqueue();
    const queue = () => repository.queues.get('main')?.map(({ pullRequest }) => pullRequest.number);
    expect(queue()).toEqual([first.number, number]);
    repository.commit({ branch: 'bump', files: { more: 'x' } });
    expect(queue()).toEqual([number]);
    const tip = repository.commit({ branch: 'main', files: { hotfix: 'x' } });
    const [entry] = repository.queues.get('main') ?? [];
    expect(entry?.baseCommit).toBe(tip);
    green(entry?.headCommit);
    expect(repository.merges).toMatchObject([{ number, baseTip: tip, how: 'queue' }]);
  });

  it('takes an armed pull request when it is ready', async () => {
    await enable();
    green();
    expect(repository.queues.get('main')).toMatchObject([{ pullRequest: { number } }]);
  });
});

it('tells what a viewer may', async () => {
  const ask = async (options: TokenOptions) => {
    const query = `{ repository(owner: "acme", name: "infra") {
      autoMergeAllowed squashMergeAllowed viewerPermission viewerCanAdminister
      pullRequest(number: 1) { viewerCanMergeAsAdmin } } }`;
    return (await graphql(simulator, simulator.github.createToken(options), query)).data.repository;
  };
  repository.collaborator('root', 'admin');
  expect(await ask(WRITER)).toEqual({
    autoMergeAllowed: true,
    squashMergeAllowed: true,
    viewerPermission: 'WRITE',
    viewerCanAdminister: false,
    pullRequest: { viewerCanMergeAsAdmin: false },
  });
  const [id = 0] = repository.rules.rulesets.keys();
  repository.rules.changeRuleset(id, { bypass: { root: 'always' } });
  expect(await ask({ ...WRITER, login: 'root' })).toMatchObject({
    viewerPermission: 'ADMIN',
    viewerCanAdminister: true,
    pullRequest: { viewerCanMergeAsAdmin: true },
  });
});
