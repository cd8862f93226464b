import { summarise } from '@gatehouse/simulator';
import { expect, test } from 'vitest';
import { bump, open, type Scene, scene } from '../testing.ts';

const NONE = { workflows: [] };
const account = (login: string) => expect.objectContaining({ login });

async function pullRequest() {
  const it = await scene();
  const { number, head } = bump(it, { 'a.yaml': 'image: redis:2\n' });
  const { change } = await open(it, { number, head });
  it.simulator.requests.length = 0;
  return { it, number, head, change, talk: it.repository.conversation };
}

test('everything said about a pull request, in one request and oldest first', async () => {
  const { it, number, head, change, talk } = await pullRequest();
  it.repository.collaborator('writer', 'write');
  talk.edit(number, { title: 'Bump <b>', body: 'A body' });
  talk.addLabel(number, 'risk/low');
  talk.addComment(number, { author: 'reviewer[bot]', body: 'looks fine', at: '2026-11-20T10:00:00Z' });
  talk.addReview(number, { author: 'writer', state: 'APPROVED', body: 'ok', at: '2026-11-20T09:00:00Z' });
  const edited = talk.addComment(number, { author: 'writer', body: 'x', at: '2026-11-20T11:00:00Z' });
  talk.editComment(edited.id, { body: 'y', by: 'stranger', at: '2026-11-20T12:00:00Z' });
  talk.addReview(number, { author: null, state: 'COMMENTED', commit: null, at: '2026-11-20T13:00:00Z' });
  it.repository.addStatus(head, { context: 'ci', state: 'pending' });
  it.repository.addStatus(head, { context: 'ci', state: 'success', description: 'done', creator: 'ci[bot]' });
  it.repository.checks.addRun(head, { name: 'review', app: 'renovate', title: 'T', summary: 'S', text: 'X' });
  const said = await it.reader.readConversation(change, NONE);
  expect(it.simulator.requests.map(summarise)).toEqual([
    expect.stringMatching(/^POST \/graphql 200 query \(\$owner: String!, \$repo: String!, \$number: Int!, \$head/),
  ]);
  expect(said).toMatchObject({
    title: 'Bump <b>',
    body: 'A body',
    labels: ['risk/low'],
    draft: false,
    runs: [],
    sarif: null,
  });
  expect(said.remarks.map(({ id: _, url: __, ...remark }) => remark)).toEqual([
    {
      kind: 'review',
      author: account('writer'),
      editor: null,
      body: 'ok',
      createdAt: '2026-11-20T09:00:00Z',
      updatedAt: '2026-11-20T09:00:00Z',
      commit: head,
      state: 'APPROVED',
      authorCanPush: true,
    },
    {
      kind: 'comment',
      author: { login: 'reviewer[bot]', id: expect.any(Number), type: 'Bot' },
      editor: null,
      body: 'looks fine',
      createdAt: '2026-11-20T10:00:00Z',
      updatedAt: '2026-11-20T10:00:00Z',
      commit: null,
      state: null,
      authorCanPush: null,
    },
    expect.objectContaining({ author: account('writer'), editor: account('stranger'), body: 'y' }),
    expect.objectContaining({ kind: 'review', author: null, commit: null, state: 'COMMENTED', authorCanPush: false }),
  ]);
  expect(said.statuses).toEqual([
    {
      context: 'ci',
      state: 'success',
      description: 'done',
      creator: { login: 'ci[bot]', id: expect.any(Number), type: 'Bot' },
      createdAt: expect.stringMatching(/^20.*Z$/),
    },
  ]);
  expect(said.checkRuns).toEqual([
    {
      name: 'review',
      app: { slug: 'renovate', id: 2740 },
      status: 'COMPLETED',
      conclusion: 'SUCCESS',
      title: 'T',
      summary: 'S',
      text: 'X',
      url: expect.stringMatching(/\/o\/r\/runs\/\d+$/),
      startedAt: expect.any(String),
      completedAt: expect.any(String),
    },
  ]);
});

test('an editor whose account is gone is still an editor', async () => {
  const { it, number, change, talk } = await pullRequest();
  const comment = talk.addComment(number, { author: 'writer', body: 'x' });
  talk.editComment(comment.id, { body: 'y', by: 'stranger' });
  comment.editor = null;
  const { remarks } = await it.reader.readConversation(change, NONE);
  expect(remarks[0]?.editor).toEqual({ login: 'ghost', id: null, type: 'Unknown' });
});

test.each([
  [100, 100, 50, 50, 1],
  [101, 1, 1, 1, 2],
  [1, 201, 1, 1, 3],
  [1, 1, 51, 1, 2],
  [1, 1, 1, 150, 2],
  [1, 1, 1, 151, 3],
])(
  '%i comments, %i reviews, %i check suites, %i runs in one of them: %i requests',
  async (comments, reviews, suites, runs, requests) => {
    const { it, number, head, change, talk } = await pullRequest();
    for (let index = 0; index < comments; index += 1) talk.addComment(number, { body: `c${index}` });
    for (let index = 0; index < reviews; index += 1) talk.addReview(number, { state: 'COMMENTED', body: `r${index}` });
    const all = Array.from({ length: suites }, () => it.repository.checks.addSuite(head));
    const suite = all.at(-1);
    if (suite === undefined) throw new Error('no suite');
    for (let index = 0; index < runs; index += 1) it.repository.checks.addRun(head, { name: `job ${index}`, suite });
    const said = await it.reader.readConversation(change, NONE);
    expect(new Set(said.remarks.map(({ body }) => body)).size).toBe(comments + reviews);
    expect(new Set(said.checkRuns.map(({ name }) => name)).size).toBe(runs);
    expect(it.simulator.requests).toHaveLength(requests);
  },
);

test('of a run that was run again, the latest counts', async () => {
  const { it, head, change } = await pullRequest();
  it.repository.checks.addRun(head, { name: 'ci', conclusion: 'failure' });
  it.repository.checks.addRun(head, { name: 'ci', conclusion: 'success' });
  const { checkRuns } = await it.reader.readConversation(change, NONE);
  expect(checkRuns.map(({ conclusion }) => conclusion)).toEqual(['SUCCESS']);
});

test('a head that moved since is not what was asked about', async () => {
  const { it, change } = await pullRequest();
  it.repository.commit({ branch: 'renovate/x', files: { b: '1\n' } });
  await expect(it.reader.readConversation(change, NONE)).rejects.toMatchObject({ code: 'head-moved' });
});

test.each([
  ['checks', 'checks: read'],
  ['statuses', 'statuses: read'],
  ['pull-requests', 'pull-requests: read'],
])('without %s the token is told to have `%s`', async (missing, line) => {
  const { it, change } = await pullRequest();
  const all = { checks: 'read', contents: 'read', 'pull-requests': 'read', statuses: 'read' };
  const { [missing]: _, ...permissions } = all as Record<string, 'read'>;
  const reader = it.readerWith({ token: it.simulator.github.createToken({ permissions }) });
  await expect(reader.readConversation(change, NONE)).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('the conversation of #1'),
    fix: expect.stringContaining(`\`${line}\``),
  });
});

/** Places of the answer which, missing, make it less than whole. */
const PLACES: readonly (readonly (string | number)[])[] = [
  ['repository'],
  ['repository', 'pullRequest'],
  ['repository', 'pullRequest', 'reviews'],
  ['repository', 'pullRequest', 'reviews', 'nodes', 0],
  ['repository', 'pullRequest', 'comments', 'nodes', 0],
  ['repository', 'pullRequest', 'labels'],
  ['repository', 'pullRequest', 'labels', 'nodes', 0],
  ['repository', 'head'],
  ['repository', 'head', 'checkSuites'],
  ['repository', 'head', 'checkSuites', 'nodes', 0],
  ['repository', 'head', 'checkSuites', 'nodes', 0, 'checkRuns'],
  ['repository', 'head', 'checkSuites', 'nodes', 0, 'checkRuns', 'nodes', 0],
];

async function talkative() {
  const scene = await pullRequest();
  scene.talk.addComment(scene.number, { body: 'c' });
  scene.talk.addReview(scene.number, { state: 'APPROVED' });
  scene.talk.addLabel(scene.number, 'l');
  scene.it.repository.checks.addRun(scene.head, { name: 'ci' });
  return scene;
}

test.each(PLACES.map((at) => [at.join('.'), at] as const))('an answer without %s is no answer', async (_, at) => {
  const { it, change } = await talkative();
  // With an error beside the hole, and without.
  const partial = it.simulator.github.faults.add({ match: { graphql: /\$head/ }, do: { kind: 'graphql-partial', at } });
  await expect(it.reader.readConversation(change, NONE)).rejects.toMatchObject({ code: 'unavailable' });
  partial.remove();
  it.simulator.github.faults.add({
    match: { graphql: /\$head/ },
    do: { kind: 'rewrite', body: (body) => emptied(body, ['data', ...at]) },
  });
  await expect(it.reader.readConversation(change, NONE)).rejects.toMatchObject({ code: 'incomplete' });
});

function emptied(body: unknown, at: readonly (string | number)[]): unknown {
  const copy = structuredClone(body) as Record<string | number, unknown>;
  let place = copy;
  for (const step of at.slice(0, -1)) place = place[step] as typeof copy;
  place[at.at(-1) ?? ''] = null;
  return copy;
}

test.each([
  ['unavailable', { kind: 'status', status: 500 }],
  ['unavailable', { kind: 'no-answer' }],
  ['unavailable', { kind: 'cut-body' }],
  ['unavailable', { kind: 'graphql-timeout', as: 'errors' }],
  ['rate-limited', { kind: 'too-many-requests', retryAfter: 1 }],
  ['forbidden', { kind: 'forbidden' }],
  ['not-found', { kind: 'not-found' }],
] as const)('%s names the call: %j', async (code, fault) => {
  const { it, change } = await pullRequest();
  it.simulator.github.faults.add({ match: { graphql: /\$head/ }, do: fault });
  await expect(it.reader.readConversation(change, NONE)).rejects.toMatchObject({
    code,
    message: expect.stringContaining('read the conversation of #1 (GraphQL pullRequest)'),
  });
});

test('what a disk holds was never talked about', async () => {
  const { it, change } = await pullRequest();
  const said = await it.reader.readConversation({ ...change, pullRequest: null }, NONE);
  expect(said.remarks).toEqual([]);
  expect(requestsOf(it)).toEqual([]);
});

function requestsOf({ simulator }: Scene): string[] {
  return simulator.requests.map(summarise);
}

test('labels of which a bot other than the author was the last to add them are the gate’s own', async () => {
  const { it, number, change, talk } = await pullRequest();
  talk.addLabel(number, 'by-gate', 'github-actions[bot]');
  talk.addLabel(number, 'by-author', 'renovate[bot]');
  talk.addLabel(number, 'by-person', 'octocat');
  talk.addLabel(number, 'taken-over', 'github-actions[bot]');
  talk.removeLabel(number, 'taken-over', 'octocat');
  talk.addLabel(number, 'taken-over', 'octocat');
  const said = await it.reader.readConversation(change, NONE);
  expect(said.labels).toEqual(['by-gate', 'by-author', 'by-person', 'taken-over']);
  expect(said.ownLabels).toEqual(['by-gate']);
});
