import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { Repository } from '../state/repository.ts';
import { graphql } from '../testing/client.ts';

let simulator: Simulator;
let repository: Repository;
let token: string;
let head: string;
let name = 0;

beforeAll(async () => {
  simulator = await startSimulator();
  token = simulator.github.createToken({
    permissions: { contents: 'read', 'pull-requests': 'write', issues: 'read', statuses: 'read', checks: 'read' },
  });
});

afterAll(() => simulator.close());

beforeEach(() => {
  name += 1;
  repository = simulator.github.createRepository(`acme/r${name}`);
  repository.collaborator('wanda', 'write');
  repository.collaborator('tessa', 'triage');
  head = repository.commit({ branch: 'change', files: { a: 'b' } });
  repository.openPullRequest({ head: 'change', author: 'renovate[bot]', body: 'First' });
});

/** The answer's `repository`; fails when there are errors. */
async function ask(selection: string) {
  const query = `{ repository(owner: "acme", name: "r${name}") { ${selection} } }`;
  const { data, errors } = await graphql(simulator, token, query);
  expect(errors).toEqual([]);
  return data.repository;
}

const askPull = async (selection: string) => (await ask(`pullRequest(number: 1) { ${selection} }`)).pullRequest;

it('tells reviews by state, commit and the right to push', async () => {
  const { conversation } = repository;
  conversation.addReview(1, { author: 'wanda', state: 'APPROVED' });
  conversation.addReview(1, { author: 'tessa', state: 'CHANGES_REQUESTED', body: 'No' });
  conversation.addReview(1, { author: 'wanda', state: 'PENDING' });
  conversation.addReview(1, { author: null, state: 'COMMENTED', body: '*Gone*', commit: null });
  const { reviews } = await askPull(`reviews(first: 10) { nodes {
    state body bodyText authorCanPushToRepository author { login } commit { oid } lastEditedAt editor { login } viewerDidAuthor } }`);
  const plain = { lastEditedAt: null, editor: null, viewerDidAuthor: false };
  expect(reviews.nodes).toEqual([
    {
      state: 'APPROVED',
      body: '',
      bodyText: '',
      authorCanPushToRepository: true,
      author: { login: 'wanda' },
      commit: { oid: head },
      ...plain,
    },
    {
      state: 'CHANGES_REQUESTED',
      body: 'No',
      bodyText: 'No',
      authorCanPushToRepository: false,
      author: { login: 'tessa' },
      commit: { oid: head },
      ...plain,
    },
    {
      state: 'COMMENTED',
      body: '*Gone*',
      bodyText: 'Gone',
      authorCanPushToRepository: false,
      author: null,
      commit: null,
      ...plain,
    },
  ]);
});

it('keeps of each person the latest opinion, which mere comments do not change', async () => {
  const { conversation } = repository;
  conversation.addReview(1, { author: 'wanda', state: 'CHANGES_REQUESTED' });
  const approval = conversation.addReview(1, { author: 'wanda', state: 'APPROVED' });
  conversation.addReview(1, { author: 'wanda', state: 'COMMENTED', body: 'By the way' });
  conversation.addReview(1, { author: 'tessa', state: 'APPROVED' });
  const selection = `
    all: latestOpinionatedReviews(first: 10) { nodes { author { login } state } }
    writers: latestOpinionatedReviews(first: 10, writersOnly: true) { nodes { author { login } state } }`;
  expect(await askPull(selection)).toEqual({
    all: {
      nodes: [
        { author: { login: 'wanda' }, state: 'APPROVED' },
        { author: { login: 'tessa' }, state: 'APPROVED' },
      ],
    },
    writers: { nodes: [{ author: { login: 'wanda' }, state: 'APPROVED' }] },
  });
  conversation.dismissReview(1, approval.id, 'tessa', 'Not now');
  expect((await askPull(selection)).writers.nodes).toEqual([{ author: { login: 'wanda' }, state: 'DISMISSED' }]);
});

it('gives comments oldest first, the last ones on demand, and who wrote and edited them', async () => {
  const { conversation } = repository;
  conversation.addComment(1, { author: 'wanda', body: 'one' });
  const second = conversation.addComment(1, { author: 'github-actions[bot]', body: 'two' });
  conversation.editComment(second.id, { body: 'two!', by: 'wanda', at: '2026-02-01T00:00:00Z' });
  conversation.addComment(1, { author: 'tessa', body: 'three' });
  const { comments, last } = await askPull(`
    last: comments(last: 1) { nodes { body } pageInfo { hasPreviousPage } }
    comments(first: 2) { totalCount nodes {
      databaseId body author { login } editor { login } lastEditedAt viewerDidAuthor isMinimized } }`);
  expect(last).toEqual({ nodes: [{ body: 'three' }], pageInfo: { hasPreviousPage: true } });
  expect(comments).toEqual({
    totalCount: 3,
    nodes: [
      {
        databaseId: second.id - 1,
        body: 'one',
        author: { login: 'wanda' },
        editor: null,
        lastEditedAt: null,
        viewerDidAuthor: false,
        isMinimized: false,
      },
      {
        databaseId: second.id,
        body: 'two!',
        author: { login: 'github-actions' },
        editor: { login: 'wanda' },
        lastEditedAt: '2026-02-01T00:00:00Z',
        viewerDidAuthor: true,
        isMinimized: false,
      },
    ],
  });
});

it('names the editor of a body; a new title is an event instead', async () => {
  repository.conversation.edit(1, { title: 'New', by: 'wanda' });
  const selection = `title body lastEditedAt editor { login }
    timelineItems(first: 10, itemTypes: [RENAMED_TITLE_EVENT]) { nodes {
      ... on RenamedTitleEvent { previousTitle currentTitle actor { login } } } }`;
  const renamed = {
    nodes: [{ previousTitle: 'Update files', currentTitle: 'New', actor: { login: 'wanda' } }],
  };
  expect(await askPull(selection)).toEqual({
    title: 'New',
    body: 'First',
    lastEditedAt: null,
    editor: null,
    timelineItems: renamed,
  });
  repository.conversation.edit(1, { body: 'Second', by: 'tessa' });
  expect(await askPull(selection)).toMatchObject({ body: 'Second', editor: { login: 'tessa' } });
});

it('remembers who labelled, and what was pushed by force', async () => {
  const { conversation } = repository;
  conversation.addLabel(1, 'hold', 'wanda');
  conversation.addLabel(1, 'HOLD', 'tessa');
  conversation.addLabel(1, 'risk/low', 'tessa');
  conversation.removeLabel(1, 'hold', 'tessa');
  const forced = repository.commit({
    branch: 'change',
    parents: [repository.branch('main')],
    files: { a: 'c' },
    pusher: 'mallory',
  });
  const next = repository.commit({ branch: 'change', files: { a: 'd' } });
  const { labels, timelineItems } = await askPull(`labels(first: 10) { nodes { name color } }
    timelineItems(first: 10, itemTypes: [LABELED_EVENT, UNLABELED_EVENT, HEAD_REF_FORCE_PUSHED_EVENT]) { nodes { __typename
      ... on LabeledEvent { actor { login } label { name } }
      ... on UnlabeledEvent { actor { login } label { name } }
      ... on HeadRefForcePushedEvent { actor { login } beforeCommit { oid } afterCommit { oid } } } }`);
  expect(next).not.toBe(forced);
  expect(labels.nodes).toEqual([{ name: 'risk/low', color: 'ededed' }]);
  expect(timelineItems.nodes).toEqual([
    { __typename: 'LabeledEvent', actor: { login: 'wanda' }, label: { name: 'hold' } },
    { __typename: 'LabeledEvent', actor: { login: 'tessa' }, label: { name: 'risk/low' } },
    { __typename: 'UnlabeledEvent', actor: { login: 'tessa' }, label: { name: 'hold' } },
    {
      __typename: 'HeadRefForcePushedEvent',
      actor: { login: 'mallory' },
      beforeCommit: { oid: head },
      afterCommit: { oid: forced },
    },
  ]);
});

it('finds issues by label and state, with who closed them', async () => {
  const { conversation } = repository;
  const freeze = conversation.openIssue({ title: 'Freeze', labels: ['gatehouse-freeze'], author: 'wanda' });
  const other = conversation.openIssue({ title: 'Other' });
  const closed = conversation.openIssue({ title: 'Old', labels: ['gatehouse-freeze'], author: 'wanda' });
  conversation.closeIssue(closed, 'tessa');
  conversation.openIssue({ title: 'Newest', labels: ['Gatehouse-Freeze', 'more'] });
  const fields = `nodes { number title state timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) { nodes {
    ... on ClosedEvent { actor { login } } } } }`;
  const { open, all } = await ask(`
    open: issues(labels: ["gatehouse-freeze"], states: OPEN, first: 5, orderBy: { field: CREATED_AT, direction: DESC }) { ${fields} }
    all: issues(first: 5, states: CLOSED) { ${fields} }`);
  expect([freeze, other, closed]).toEqual([2, 3, 4]);
  expect(open.nodes).toEqual([
    { number: 5, title: 'Newest', state: 'OPEN', timelineItems: { nodes: [] } },
    { number: 2, title: 'Freeze', state: 'OPEN', timelineItems: { nodes: [] } },
  ]);
  expect(all.nodes).toEqual([
    { number: 4, title: 'Old', state: 'CLOSED', timelineItems: { nodes: [{ actor: { login: 'tessa' } }] } },
  ]);
});

it('shows check suites by app with their runs, statuses, and the roll-up of both', async () => {
  const { checks } = repository;
  checks.addRun(head, { name: 'build', at: '2026-01-05T00:00:00Z' });
  checks.addRun(head, { name: 'lint', status: 'in_progress' });
  checks.addRun(head, { name: 'review', app: 'reviewer', conclusion: 'neutral', summary: 'Fine', title: 'Reviewed' });
  repository.addStatus(head, { state: 'pending', context: 'gate' });
  repository.addStatus(head, {
    state: 'failure',
    context: 'gate',
    description: 'no',
    creator: 'wanda',
    at: '2026-01-06T00:00:00Z',
  });
  const { object } = await ask(`object(oid: "${head}") { ... on Commit {
    status { state contexts { context state description createdAt creator { login } } }
    checkSuites(first: 10) { nodes { createdAt status conclusion app { slug databaseId } checkRuns(first: 10) { nodes {
      name status conclusion title summary text completedAt } } } }
    statusCheckRollup { state contexts(first: 10) { nodes { __typename ... on CheckRun { name } ... on StatusContext { context } } } } } }`);
  expect(object.status).toEqual({
    state: 'FAILURE',
    contexts: [
      {
        context: 'gate',
        state: 'FAILURE',
        description: 'no',
        createdAt: '2026-01-06T00:00:00Z',
        creator: { login: 'wanda' },
      },
    ],
  });
  const blank = { title: null, summary: null, text: null };
  const [actions, reviewer] = object.checkSuites.nodes;
  expect(actions).toEqual({
    createdAt: '2026-01-05T00:00:00Z',
    status: 'IN_PROGRESS',
    conclusion: null,
    app: { slug: 'github-actions', databaseId: 15368 },
    checkRuns: {
      nodes: [
        {
          name: 'build',
          status: 'COMPLETED',
          conclusion: 'SUCCESS',
          completedAt: '2026-01-05T00:00:00Z',
          ...blank,
        },
        { name: 'lint', status: 'IN_PROGRESS', conclusion: null, completedAt: null, ...blank },
      ],
    },
  });
  expect([reviewer.app.slug, reviewer.conclusion, reviewer.checkRuns.nodes[0].summary]).toEqual([
    'reviewer',
    'NEUTRAL',
    'Fine',
  ]);
  expect(object.statusCheckRollup).toEqual({
    state: 'FAILURE',
    contexts: {
      nodes: [
        { __typename: 'CheckRun', name: 'build' },
        { __typename: 'CheckRun', name: 'lint' },
        { __typename: 'CheckRun', name: 'review' },
        { __typename: 'StatusContext', context: 'gate' },
      ],
    },
  });
});

it('says who looks, a bot with its suffix', async () => {
  const { data } = await graphql(simulator, token, '{ viewer { login databaseId } rateLimit { limit } }');
  expect(data).toEqual({ viewer: { login: 'github-actions[bot]', databaseId: 41898282 }, rateLimit: { limit: 5000 } });
});

it('filters the check runs of a suite', async () => {
  const { checks } = repository;
  for (const conclusion of ['failure', 'success'] as const) checks.addRun(head, { name: 'build', conclusion });
  checks.addRun(head, { name: 'lint', status: 'queued' });
  const list = async (filter: string) => {
    const { object } = await ask(`object(oid: "${head}") { ... on Commit { checkSuites(first: 1) { nodes {
      checkRuns(first: 9, filterBy: { ${filter} }) { nodes { name conclusion } } } } } }`);
    return object.checkSuites.nodes[0].checkRuns.nodes.map((run: { name: string; conclusion: string | null }) => [
      run.name,
      run.conclusion,
    ]);
  };
  const [failed, passed, queued] = [
    ['build', 'FAILURE'],
    ['build', 'SUCCESS'],
    ['lint', null],
  ];
  expect(await list('checkType: ALL')).toEqual([failed, passed, queued]);
  expect(await list('checkType: LATEST')).toEqual([passed, queued]);
  expect(await list('status: QUEUED')).toEqual([queued]);
  expect(await list('checkName: "build", conclusions: [FAILURE]')).toEqual([failed]);
  expect(await list('appId: 1')).toEqual([]);
});

it('keeps the workflow run from a token that may not read actions', async () => {
  repository.runs.add({ path: 'ci.yml', event: 'push', headSha: head });
  const query = `{ repository(owner: "acme", name: "r${name}") { object(oid: "${head}") { ... on Commit {
    checkSuites(first: 5) { nodes { workflowRun { databaseId } } } } } } }`;
  const { data, errors } = await graphql(simulator, token, query);
  expect(data.repository.object.checkSuites.nodes).toEqual([{ workflowRun: null }]);
  expect(errors).toMatchObject([{ type: 'FORBIDDEN' }]);
});

it.each([
  ['checkSuites(first: 1) { totalCount }', { contents: 'read', statuses: 'read' }],
  ['status { state }', { contents: 'read', checks: 'read' }],
  ['statusCheckRollup { state }', { contents: 'read', checks: 'read' }],
] as const)('forbids %s without its permission', async (selection, permissions) => {
  const query = `{ repository(owner: "acme", name: "r${name}") { object(oid: "${head}") { ... on Commit { ${selection} } } } }`;
  const { errors } = await graphql(simulator, simulator.github.createToken({ permissions }), query);
  expect(errors).toMatchObject([{ type: 'FORBIDDEN' }]);
});

it('forbids issues without their permission', async () => {
  const query = `{ repository(owner: "acme", name: "r${name}") { issues(first: 1) { totalCount } } }`;
  const { errors } = await graphql(simulator, simulator.github.createToken(), query);
  expect(errors).toMatchObject([{ type: 'FORBIDDEN', path: ['repository', 'issues'] }]);
});

it('orders comments by their last update on demand', async () => {
  const { conversation } = repository;
  const first = conversation.addComment(1, { body: 'one' });
  conversation.addComment(1, { body: 'two' });
  conversation.editComment(first.id, { body: 'one!' });
  const { comments } = await askPull(
    'comments(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { body } }',
  );
  expect(comments.nodes).toEqual([{ body: 'one!' }]);
});

it('ties a check suite to its workflow run, for tokens that may read actions', async () => {
  const run = repository.runs.add({ path: 'ci.yml', event: 'push', headSha: head, status: 'in_progress' });
  repository.checks.addSuite(head, { app: 'idle' });
  const read = async () => {
    const query = `{ repository(owner: "acme", name: "r${name}") { object(oid: "${head}") { ... on Commit {
      checkSuites(first: 5) { nodes { status conclusion workflowRun { databaseId event } } } } } } }`;
    const permissions = { contents: 'read', checks: 'read', actions: 'read' } as const;
    const { data } = await graphql(simulator, simulator.github.createToken({ permissions }), query);
    return data.repository.object.checkSuites.nodes;
  };
  const idle = { status: 'QUEUED', conclusion: null, workflowRun: null };
  const workflowRun = { databaseId: run.id, event: 'push' };
  expect(await read()).toEqual([{ status: 'IN_PROGRESS', conclusion: null, workflowRun }, idle]);
  repository.runs.complete(run, 'failure');
  expect(await read()).toEqual([{ status: 'COMPLETED', conclusion: 'FAILURE', workflowRun }, idle]);
});

it('tells history newest first, merged commits by their date, and what changed a path', async () => {
  const first = repository.branch('main');
  const second = repository.commit({ branch: 'main', files: { c: '1' } });
  const merge = repository.mergePullRequest(1);
  const { object } = await ask(`object(oid: "${merge}") { ... on Commit {
    history(first: 10) { nodes { oid parents(first: 1) { nodes { oid } } file(path: "a") { type } } }
    path: history(first: 10, path: "a") { nodes { oid } } } }`);
  expect(object.history.nodes).toEqual([
    { oid: merge, parents: { nodes: [{ oid: second }] }, file: { type: 'blob' } },
    { oid: second, parents: { nodes: [{ oid: first }] }, file: null },
    { oid: head, parents: { nodes: [{ oid: first }] }, file: { type: 'blob' } },
    { oid: first, parents: { nodes: [] }, file: null },
  ]);
  expect(object.path.nodes).toEqual([{ oid: head }]);
});
