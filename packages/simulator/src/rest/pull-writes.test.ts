import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { Repository } from '../state/repository.ts';
import { type Call, type CallResult, checkedClient } from '../testing/client.ts';

const REPO = '/repos/{owner}/{repo}';
const PULLS = `${REPO}/pulls`;
const WRITER = { contents: 'write', 'pull-requests': 'write', issues: 'write' } as const;

let simulator: Simulator;
let repository: Repository;
let base: string;
let call: (call: Call) => Promise<CallResult>;

beforeEach(async () => {
  await simulator?.close();
  simulator = await startSimulator();
  repository = simulator.github.createRepository('acme/infra', { files: { 'a.yaml': 'one\n' } });
  base = repository.branch('main');
  repository.commit({ branch: 'change', files: { 'a.yaml': 'two\n' } });
  call = checkedClient(simulator, 'acme/infra', simulator.github.createToken({ permissions: WRITER }));
});

afterAll(() => simulator.close());

const open = (body: Record<string, unknown> = {}) =>
  call({ method: 'POST', template: PULLS, body: { title: 'Change', head: 'change', base: 'main', ...body } });

const edit = (body: unknown) =>
  call({ method: 'PATCH', template: `${PULLS}/{pull_number}`, params: { pull_number: 1 }, body });

describe('opening', () => {
  it('answers with the pull request, and once only for a branch and its base', async () => {
    const { status, body, departures } = await open({ body: 'Why' });
    expect([status, departures, body.number, body.body, body.changed_files]).toEqual([201, [], 1, 'Why', 1]);
    const again = await open();
    expect([again.status, again.body.errors[0].message]).toEqual([
      422,
      'A pull request already exists for acme:change.',
    ]);
  });

  it.each([
    ['no commits', { head: 'same' }, /No commits between main and same/],
    ['no such head', { head: 'nothing' }, /"field":"head","code":"invalid"/],
    ['no such base', { base: 'nothing' }, /"field":"base","code":"invalid"/],
    ['a body of 65,537 characters', { body: 'x'.repeat(65_537) }, /maximum is 65536 characters/],
    ['no title', { title: ' ' }, /"field":"title","code":"missing_field"/],
  ])('is refused for %s', async (_, sent, message) => {
    repository.setBranch('same', base);
    const { status, body } = await open(sent);
    expect([status, JSON.stringify(body.errors)]).toEqual([422, expect.stringMatching(message)]);
    expect(repository.pulls.size).toBe(0);
  });

  it('with a workflow’s own token starts no workflow; the runs wait', async () => {
    await open();
    expect(repository.events.at(-1)).toMatchObject({ action: 'opened', startsWorkflows: false, awaitsApproval: true });
    const app = simulator.github.createToken({ permissions: WRITER, login: 'gatehouse[bot]', appId: 7 });
    repository.commit({ branch: 'second', files: { 'a.yaml': 'three\n' } });
    await checkedClient(
      simulator,
      'acme/infra',
      app,
    )({
      method: 'POST',
      template: PULLS,
      body: { title: 'Second', head: 'second', base: 'main' },
    });
    expect(repository.events.at(-1)).toMatchObject({ action: 'opened', startsWorkflows: true, awaitsApproval: false });
  });

  it('is found again by its branch', async () => {
    await open();
    const { body, departures } = await call({
      template: PULLS,
      query: { head: 'acme:change', base: 'main', state: 'open' },
    });
    expect([departures, body.map(({ number }: { number: number }) => number)]).toEqual([[], [1]]);
    expect((await call({ template: PULLS, query: { head: 'acme:other' } })).body).toEqual([]);
  });
});

describe('its branch', () => {
  beforeEach(() => open());

  it('reset to its base closes it', () => {
    repository.setBranch('change', base);
    expect(repository.pullRequest(1).state).toBe('closed');
  });

  it('deleted closes it, for good', async () => {
    repository.deleteBranch('change');
    expect(repository.pullRequest(1).state).toBe('closed');
    const { status, body } = await edit({ state: 'open' });
    expect([status, body.errors[0].message]).toEqual([
      422,
      'state cannot be changed. The change branch has been deleted.',
    ]);
  });

  it('rewritten after it was closed keeps it closed', async () => {
    repository.closePullRequest(1);
    repository.commit({ branch: 'change', parents: [base], files: { 'a.yaml': 'other\n' } });
    expect((await edit({ state: 'open' })).body.errors[0].message).toMatch(/force-pushed or recreated/);
  });

  it('moved gives it a new head', () => {
    const head = repository.commit({ branch: 'change', parents: [base], files: { 'a.yaml': 'other\n' } });
    expect(repository.pullRequest(1)).toMatchObject({ state: 'open', head: { sha: head } });
    expect(repository.events.at(-1)).toMatchObject({ event: 'pull_request_target', action: 'synchronize' });
  });
});

describe('issues', () => {
  const ISSUES = `${REPO}/issues`;
  const create = (body: unknown, token?: string) =>
    call({ method: 'POST', template: ISSUES, body, ...(token === undefined ? {} : { token }) });

  it('are opened with labels, closed with a reason and by whom, and opened again', async () => {
    const { body, departures } = await create({ title: 'Stale', body: 'Behind', labels: ['freshness'] });
    expect([departures, body.labels.map(({ name }: { name: string }) => name)]).toEqual([[], ['freshness']]);
    const set = (sent: unknown) =>
      call({ method: 'PATCH', template: `${ISSUES}/{issue_number}`, params: { issue_number: 1 }, body: sent });
    const closed = await set({ state: 'closed', state_reason: 'not_planned' });
    expect([closed.departures, closed.body.state_reason, closed.body.closed_by.login]).toEqual([
      [],
      'not_planned',
      'github-actions[bot]',
    ]);
    const reopened = await set({ state: 'open' });
    expect([reopened.body.state, reopened.body.state_reason, reopened.body.closed_by]).toEqual([
      'open',
      'reopened',
      null,
    ]);
    expect((await set({ state: 'closed', state_reason: 'odd' })).status).toBe(422);
  });

  it('are listed by label and creator, closed ones too', async () => {
    await create({ title: 'One', labels: ['freshness'] });
    repository.conversation.openIssue({ title: 'Two', labels: ['freshness'], author: 'mallory' });
    repository.conversation.closeIssue(1);
    const query = { labels: 'freshness', state: 'all', creator: 'github-actions[bot]', per_page: '100' };
    const { body, departures } = await call({ template: ISSUES, query });
    expect([departures, body.map(({ number }: { number: number }) => number)]).toEqual([[], [1]]);
  });

  it('end at 65,536 characters, comments too', async () => {
    const body = 'x'.repeat(65_537);
    expect((await create({ title: 'Long', body })).status).toBe(422);
    await create({ title: 'Short', body: 'x'.repeat(65_536) });
    const comment = {
      method: 'POST',
      template: `${ISSUES}/{issue_number}/comments`,
      params: { issue_number: 1 },
    } as const;
    expect((await call({ ...comment, body: { body } })).status).toBe(422);
    expect((await call({ ...comment, body: { body: 'Measured' } })).status).toBe(201);
  });
});

describe('commits', () => {
  it('are listed by path and since when, newest first', async () => {
    const [one, two] = ['1', '2'].map((text) =>
      repository.commit({ branch: 'main', files: { [`dir/${text}`]: text } }),
    );
    const list = async (query: Record<string, string>) => {
      const { body, departures } = await call({ template: `${REPO}/commits`, query });
      expect(departures).toEqual([]);
      return body.map(({ sha }: { sha: string }) => sha);
    };
    expect(await list({})).toEqual([two, one, base]);
    expect(await list({ sha: 'main', path: 'dir/1' })).toEqual([one]);
    expect(await list({ path: 'dir' })).toEqual([two, one]);
    const { seconds } = repository.network.store.read('commit', two ?? '').committer;
    expect(await list({ since: new Date(seconds * 1000).toISOString() })).toEqual([two]);
  });
});

describe('users', () => {
  it('are found by login, bots too', async () => {
    const { body, departures } = await call({
      template: '/users/{username}',
      params: { username: 'github-actions[bot]' },
    });
    expect([departures, body.type, body.id]).toEqual([[], 'Bot', 41898282]);
    expect((await call({ template: '/users/{username}', params: { username: 'nobody' } })).status).toBe(404);
  });
});
