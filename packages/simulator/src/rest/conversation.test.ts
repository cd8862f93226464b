import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { Repository } from '../state/repository.ts';
import type { Permissions } from '../state/tokens.ts';
import { type Call, checkedClient } from '../testing/client.ts';

const REPO = '/repos/{owner}/{repo}';
const ISSUE = `${REPO}/issues/{issue_number}`;
const COMMENT = `${REPO}/issues/comments/{comment_id}`;
const REVIEWS = `${REPO}/pulls/{pull_number}/reviews`;
const PULL = { issue_number: 1 };

let simulator: Simulator;
let repository: Repository;
let name = 0;

beforeAll(async () => {
  simulator = await startSimulator();
});

afterAll(() => simulator.close());

beforeEach(() => {
  name += 1;
  repository = simulator.github.createRepository(`acme/r${name}`);
  repository.commit({ branch: 'change', files: { a: 'b' } });
  repository.openPullRequest({ head: 'change', author: 'renovate[bot]' });
  repository.conversation.openIssue({ title: 'Freeze', labels: ['freeze'], author: 'wanda' });
});

/** Calls with a token of these permissions, and holds request and answer against GitHub's description. */
async function call(permissions: Permissions, request: Call, login = 'github-actions[bot]') {
  const token = simulator.github.createToken({ permissions, login });
  const result = await checkedClient(simulator, `acme/r${name}`, token)(request);
  return result;
}

describe('every route answers as GitHub describes it', () => {
  const ISSUES: Permissions = { issues: 'write', 'pull-requests': 'write' };
  const calls: readonly [name: string, status: number, request: () => Call][] = [
    ['comments', 200, () => ({ template: `${ISSUE}/comments`, params: PULL })],
    [
      'a new comment',
      201,
      () => ({ method: 'POST', template: `${ISSUE}/comments`, params: PULL, body: { body: 'x' } }),
    ],
    [
      'an empty comment',
      422,
      () => ({ method: 'POST', template: `${ISSUE}/comments`, params: PULL, body: { body: ' ' } }),
    ],
    ['a comment', 200, () => ({ template: COMMENT, params: { comment_id: commented() } })],
    [
      'an edited comment',
      200,
      () => ({ method: 'PATCH', template: COMMENT, params: { comment_id: commented() }, body: { body: 'y' } }),
    ],
    ['a deleted comment', 204, () => ({ method: 'DELETE', template: COMMENT, params: { comment_id: commented() } })],
    ['no such comment', 404, () => ({ template: COMMENT, params: { comment_id: 1 } })],
    ['labels of a pull request', 200, () => ({ template: `${ISSUE}/labels`, params: PULL })],
    [
      'added labels',
      200,
      () => ({ method: 'POST', template: `${ISSUE}/labels`, params: PULL, body: { labels: ['risk/low', 'b'] } }),
    ],
    [
      'a removed label',
      200,
      () => ({ method: 'DELETE', template: `${ISSUE}/labels/{name}`, params: { issue_number: 2, name: 'freeze' } }),
    ],
    [
      'no such label there',
      404,
      () => ({ method: 'DELETE', template: `${ISSUE}/labels/{name}`, params: { ...PULL, name: 'freeze' } }),
    ],
    ['labels', 200, () => ({ template: `${REPO}/labels` })],
    ['a label', 200, () => ({ template: `${REPO}/labels/{name}`, params: { name: 'Freeze' } })],
    [
      'a new label',
      201,
      () => ({ method: 'POST', template: `${REPO}/labels`, body: { name: 'new', color: 'ff0000' } }),
    ],
    ['a label again', 422, () => ({ method: 'POST', template: `${REPO}/labels`, body: { name: 'FREEZE' } })],
    ['issues', 200, () => ({ template: `${REPO}/issues`, query: { labels: 'freeze', state: 'all' } })],
    ['a new issue', 201, () => ({ method: 'POST', template: `${REPO}/issues`, body: { title: 'T', labels: ['x'] } })],
    ['an issue', 200, () => ({ template: ISSUE, params: { issue_number: 2 } })],
    ['a pull request as an issue', 200, () => ({ template: ISSUE, params: PULL })],
    [
      'a closed issue',
      200,
      () => ({ method: 'PATCH', template: ISSUE, params: { issue_number: 2 }, body: { state: 'closed' } }),
    ],
    ['no such issue', 404, () => ({ template: ISSUE, params: { issue_number: 99 } })],
    [
      'a review',
      200,
      () => ({ method: 'POST', template: REVIEWS, params: { pull_number: 1 }, body: { event: 'APPROVE' } }),
    ],
    [
      'a dismissed review',
      200,
      () => ({
        method: 'PUT',
        template: `${REVIEWS}/{review_id}/dismissals`,
        params: { pull_number: 1, review_id: repository.conversation.addReview(1, { state: 'APPROVED' }).id },
        body: { message: 'Not now' },
      }),
    ],
    [
      'nothing to dismiss',
      422,
      () => ({
        method: 'PUT',
        template: `${REVIEWS}/{review_id}/dismissals`,
        params: { pull_number: 1, review_id: repository.conversation.addReview(1, { state: 'COMMENTED' }).id },
        body: { message: 'Not now' },
      }),
    ],
    [
      'an edited pull request',
      200,
      () => ({
        method: 'PATCH',
        template: `${REPO}/pulls/{pull_number}`,
        params: { pull_number: 1 },
        body: { title: 'New', body: 'Text', state: 'closed' },
      }),
    ],
    [
      'a base that is no branch',
      422,
      () => ({
        method: 'PATCH',
        template: `${REPO}/pulls/{pull_number}`,
        params: { pull_number: 1 },
        body: { base: 'nothing' },
      }),
    ],
    [
      'replaced labels',
      200,
      () => ({ method: 'PUT', template: `${ISSUE}/labels`, params: { issue_number: 2 }, body: { labels: ['b'] } }),
    ],
    ['reviews', 200, () => ({ template: REVIEWS, params: { pull_number: reviewed() } })],
    [
      'a permission',
      200,
      () => ({ template: `${REPO}/collaborators/{username}/permission`, params: { username: 'wanda' } }),
    ],
    [
      'nobody’s permission',
      404,
      () => ({ template: `${REPO}/collaborators/{username}/permission`, params: { username: 'nobody' } }),
    ],
    ['the user of an installation token', 403, () => ({ template: '/user' })],
  ];

  const commented = () => repository.conversation.addComment(1, { body: 'Hello' }).id;
  const reviewed = () => {
    repository.conversation.addReview(1, { state: 'CHANGES_REQUESTED', body: 'No', author: null, commit: null });
    return 1;
  };

  it.each(calls)('%s', async (_, status, make) => {
    const result = await call(ISSUES, make());
    expect(result.departures).toEqual([]);
    expect(result.status).toBe(status);
  });
});

describe('permissions', () => {
  const comment = (number: number): Call => ({
    method: 'POST',
    template: `${ISSUE}/comments`,
    params: { issue_number: number },
    body: { body: 'x' },
  });

  it.each([
    [1, { 'pull-requests': 'write' }, 201],
    [1, { issues: 'write' }, 201],
    [2, { issues: 'write' }, 201],
    [2, { 'pull-requests': 'write' }, 403],
    [1, { issues: 'read', 'pull-requests': 'read', contents: 'write' }, 403],
  ] as const)('to comment on number %i with %j: %i', async (number, permissions, status) => {
    expect((await call(permissions, comment(number))).status).toBe(status);
  });

  it('are named, both of them', async () => {
    const { headers } = await call({}, comment(1));
    expect(headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write');
  });

  it('for pull requests alone add a label that is there and make none', async () => {
    const add = (...labels: string[]) =>
      call(
        { 'pull-requests': 'write' },
        { method: 'POST', template: `${ISSUE}/labels`, params: PULL, body: { labels } },
      );
    expect((await add('freeze')).body.map((label: { name: string }) => label.name)).toEqual(['freeze']);
    const refused = await add('new');
    expect([refused.status, refused.body.message]).toEqual([
      403,
      'You do not have permission to create labels on this repository.',
    ]);
    expect(repository.conversation.labels(1)).toEqual(['freeze']);
  });
});

it('edits in the name of the token, anybody’s comment', async () => {
  const { id } = repository.conversation.addComment(1, { author: 'wanda', body: 'mine' });
  const edit: Call = { method: 'PATCH', template: COMMENT, params: { comment_id: id }, body: { body: 'yours' } };
  await call({ issues: 'write' }, edit, 'mallory');
  expect(repository.conversation.comments(1)).toMatchObject([
    { body: 'yours', author: { login: 'wanda' }, editor: { login: 'mallory' } },
  ]);
});

it('counts characters of a comment, 65,536 at most', async () => {
  const post = (body: string) =>
    call({ issues: 'write' }, { method: 'POST', template: `${ISSUE}/comments`, params: PULL, body: { body } });
  const statuses = [(await post('é'.repeat(65_536))).status, (await post('é'.repeat(65_537))).status];
  expect(statuses).toEqual([201, 422]);
});

it('refuses to approve one’s own pull request', async () => {
  const { status, body } = await call(
    { 'pull-requests': 'write' },
    { method: 'POST', template: REVIEWS, params: { pull_number: 1 }, body: { event: 'APPROVE' } },
    'renovate[bot]',
  );
  expect([status, body.errors]).toEqual([422, ['Can not approve your own pull request']]);
});

it('announces what was edited, labelled and said, in order and with what was there before', async () => {
  const write: Permissions = { issues: 'write', 'pull-requests': 'write' };
  const before = repository.events.length;
  const body = { title: 'New', body: 'Text', labels: ['b'], state: 'closed' };
  await call(write, { method: 'PATCH', template: ISSUE, params: { issue_number: 2 }, body }, 'wanda');
  await call(write, { method: 'POST', template: `${ISSUE}/comments`, params: PULL, body: { body: 'x' } });
  const told = repository.events.slice(before).map((event) => ({
    what: `${event.event} ${'action' in event ? event.action : ''}`,
    sender: event.sender,
    ...('changes' in event ? { changes: event.changes } : {}),
  }));
  expect(told).toEqual([
    { what: 'issues edited', sender: 'wanda', changes: { title: 'Freeze', body: null } },
    { what: 'issues closed', sender: 'wanda' },
    { what: 'issues unlabeled', sender: 'wanda' },
    { what: 'issues labeled', sender: 'wanda' },
    { what: 'issue_comment created', sender: 'github-actions[bot]' },
  ]);
});

it('lists pull requests among issues, and finds by label', async () => {
  const list = async (query: Record<string, string>) => {
    const { body } = await call({ issues: 'read' }, { template: `${REPO}/issues`, query });
    return body.map((issue: { number: number; pull_request?: object }) => [
      issue.number,
      issue.pull_request !== undefined,
    ]);
  };
  expect([await list({}), await list({ labels: 'FREEZE' }), await list({ state: 'closed' })]).toEqual([
    [
      [2, false],
      [1, true],
    ],
    [[2, false]],
    [],
  ]);
});

it.each([
  ['maintain', 'write', true],
  ['triage', 'read', false],
  ['none', 'none', false],
] as const)('says of a collaborator of role %s that his permission is %s', async (role, permission, push) => {
  repository.collaborator('wanda', role);
  const template = `${REPO}/collaborators/{username}/permission`;
  const { body } = await call({}, { template, params: { username: 'wanda' } });
  expect(body).toMatchObject({ permission, role_name: role, user: { login: 'wanda', permissions: { push } } });
});

it('takes no app for a collaborator, and no login without its suffix for a user', async () => {
  const ask = (username: string) =>
    call({}, { template: `${REPO}/collaborators/{username}/permission`, params: { username } });
  repository.collaborator('renovate[bot]', 'write');
  expect((await ask('renovate[bot]')).body.permission).toBe('none');
  const { status, body } = await ask('renovate');
  expect([status, body.message]).toEqual([404, 'renovate is not a user']);
});

it('tells a user who he is', async () => {
  const { status, body, departures } = await call({}, { template: '/user' }, 'wanda');
  expect([status, body.login, departures]).toEqual([200, 'wanda', []]);
});
