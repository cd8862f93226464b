import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { Repository } from '../state/repository.ts';
import { graphql } from '../testing/client.ts';

let simulator: Simulator;
let repository: Repository;
let token: string;
let base: string;
let head: string;

beforeAll(async () => {
  simulator = await startSimulator();
  token = simulator.github.createToken();
  repository = simulator.github.createRepository('acme/infra', {
    files: { 'web.yaml': 'image: web:1\n', run: { mode: '100755', content: '#!/bin/sh\n' } },
  });
  base = repository.branch('main');
  head = repository.commit({
    branch: 'renovate/web',
    author: 'renovate[bot]',
    committer: 'web-flow',
    verified: true,
    files: {
      'web.yaml': 'image: web:2\n',
      binary: Buffer.from([1, 0, 2]),
      'latin1.txt': Buffer.from('caf\xe9\n', 'latin1'),
      'large.txt': 'x'.repeat(600_000),
      link: { mode: '120000', content: 'run' },
      module: { mode: '160000', oid: '1'.repeat(40) },
    },
  });
  repository.openPullRequest({ head: 'renovate/web', author: 'renovate[bot]', title: 'Update web' });
});

afterAll(() => simulator.close());

/** The answer's `repository`; fails when there are errors. */
async function ask(selection: string, variables: Record<string, unknown> = {}, declared = '') {
  const query = `query ${declared} { repository(owner: "acme", name: "infra") { ${selection} } }`;
  const { data, errors } = await graphql(simulator, token, query, variables);
  expect(errors).toEqual([]);
  return data.repository;
}

it('gives a pull request with its identities, bots without their suffix', async () => {
  const { pullRequest } = await ask(`pullRequest(number: 1) {
    number state title changedFiles headRefOid baseRefName baseRefOid isCrossRepository
    headRepository { nameWithOwner } author { __typename login ... on Bot { databaseId } }
    commits(first: 100) { totalCount nodes { commit {
      oid author { user { login } email } committer { user { login databaseId } }
      signature { isValid } parents(first: 1) { totalCount } authors(first: 5) { totalCount }
    } } }
  }`);
  expect(pullRequest).toEqual({
    number: 1,
    state: 'OPEN',
    title: 'Update web',
    changedFiles: 6,
    headRefOid: head,
    baseRefName: 'main',
    baseRefOid: base,
    isCrossRepository: false,
    headRepository: { nameWithOwner: 'acme/infra' },
    author: { __typename: 'Bot', login: 'renovate', databaseId: 29139614 },
    commits: {
      totalCount: 1,
      nodes: [
        {
          commit: {
            oid: head,
            // a `User` field cannot hold a bot: REST tells who it is
            author: { user: null, email: '29139614+renovate[bot]@users.noreply.github.com' },
            committer: { user: { login: 'web-flow', databaseId: 19864447 } },
            signature: { isValid: true },
            parents: { totalCount: 1 },
            authors: { totalCount: 1 },
          },
        },
      ],
    },
  });
});

describe('file(path)', () => {
  const FILE = 'mode oid type nameRaw object { __typename ... on Blob { byteSize isBinary isTruncated text } }';
  const file = async (path: string) =>
    (
      await ask(
        `object(oid: "${head}") { ... on Commit { file(path: $path) { ${FILE} } } }`,
        { path },
        '($path: String!)',
      )
    ).object.file;

  it('has the mode as a decimal number and the text of the blob', async () => {
    expect(await file('web.yaml')).toEqual({
      mode: 0o100644,
      oid: repository.resolve(`${head}:web.yaml`)?.oid,
      type: 'blob',
      nameRaw: Buffer.from('web.yaml').toString('base64'),
      object: { __typename: 'Blob', byteSize: 13, isBinary: false, isTruncated: false, text: 'image: web:2\n' },
    });
  });

  it.each([
    ['run', { mode: 0o100755 }],
    ['link', { mode: 0o120000, object: { text: 'run' } }],
    ['module', { mode: 0o160000, type: 'commit', oid: '1'.repeat(40), object: null }],
    ['binary', { object: { isBinary: true, text: null, byteSize: 3 } }],
    ['latin1.txt', { object: { isBinary: false, text: 'caf\uFFFD\n', byteSize: 5 } }],
    ['large.txt', { object: { isTruncated: true, byteSize: 600_000, text: 'x'.repeat(512_000) } }],
  ])('of %s', async (path, expected) => {
    expect(await file(path)).toMatchObject(expected);
  });

  it('is null where there is none', async () => {
    expect(await file('nothing')).toBeNull();
  });
});

it('peels tags step by step', async () => {
  const inner = repository.tag('inner', base, { annotated: true });
  const outer = repository.tag('outer', inner, { annotated: true });
  repository.tag('light', base);
  const target = '{ __typename oid ... on Tag { name target { __typename oid ... on Tag { target { oid } } } } }';
  const answer = await ask(`
    light: ref(qualifiedName: "refs/tags/light") { target ${target} }
    outer: ref(qualifiedName: "refs/tags/outer") { name prefix target ${target} }
    short: ref(qualifiedName: "main") { name target { oid } }
    peeled: object(expression: "outer^{commit}") { oid }
    none: ref(qualifiedName: "refs/tags/none") { name }`);
  expect(answer).toEqual({
    light: { target: { __typename: 'Commit', oid: base } },
    outer: {
      name: 'outer',
      prefix: 'refs/tags/',
      target: {
        __typename: 'Tag',
        oid: outer,
        name: 'outer',
        target: { __typename: 'Tag', oid: inner, target: { oid: base } },
      },
    },
    short: { name: 'main', target: { oid: base } },
    peeled: { oid: base },
    none: null,
  });
});

it('resolves expressions with a path, and lists trees', async () => {
  const answer = await ask(`
    file: object(expression: "renovate/web:web.yaml") { __typename oid }
    tree: object(expression: "${base}:") { ... on Tree { entries { name mode type } } }`);
  expect(answer).toEqual({
    file: { __typename: 'Blob', oid: repository.resolve('renovate/web:web.yaml')?.oid },
    tree: {
      entries: [
        { name: 'run', mode: 0o100755, type: 'blob' },
        { name: 'web.yaml', mode: 0o100644, type: 'blob' },
      ],
    },
  });
});

it('pages through pull requests of one base', async () => {
  for (let index = 0; index < 3; index += 1)
    repository.openPullRequest({ head: 'renovate/web', title: `copy ${index}` });
  repository.setBranch('other', base);
  repository.openPullRequest({ head: 'renovate/web', base: 'other' });
  const page = (after: string | null) =>
    ask(
      `pullRequests(states: OPEN, baseRefName: "main", first: 3, after: $after) {
        totalCount nodes { number headRefOid } pageInfo { hasNextPage endCursor } }`,
      { after },
      '($after: String)',
    );
  const { pullRequests: first } = await page(null);
  const { pullRequests: second } = await page(first.pageInfo.endCursor);
  expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([4, true, false]);
  expect([...first.nodes, ...second.nodes].map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4]);
});

it('shows the entries of a merge queue', async () => {
  repository.commit({ branch: 'second', parents: [base], files: { other: 'x' } });
  const number = repository.openPullRequest({ head: 'second' });
  const group = repository.enqueue([1, number]);
  const { mergeQueue, none } = await ask(`none: mergeQueue(branch: "other") { id }
    mergeQueue(branch: "main") { entries(first: 10) { nodes {
      position state baseCommit { oid } headCommit { oid parents(first: 2) { nodes { oid } } } pullRequest { number } } } }`);
  const [first, last] = mergeQueue.entries.nodes;
  expect(none).toBeNull();
  expect([first.baseCommit.oid, last.baseCommit.oid, last.headCommit.oid]).toEqual([
    group.baseSha,
    first.headCommit.oid,
    group.headSha,
  ]);
  expect(first.headCommit.parents.nodes).toEqual([{ oid: base }, { oid: head }]);
  expect([first.position, last.position, first.pullRequest.number, last.pullRequest.number]).toEqual([1, 2, 1, number]);
});

describe('errors', () => {
  it.each([
    ['an unknown field', '{ repository(owner: "acme", name: "infra") { nothing } }', /nothing/],
    ['a spread that cannot be', '{ repository(owner: "a", name: "b") { ... on Bot { login } } }', /Bot/],
    ['text that is no query', '{ repository(', /Syntax Error/],
  ])('refuse %s', async (_, query, message) => {
    const { data, errors } = await graphql(simulator, token, query);
    expect(data).toBeUndefined();
    expect(errors[0]?.message).toMatch(message);
  });

  it('null only the alias that failed', async () => {
    const query =
      '{ a: repository(owner: "acme", name: "infra") { name } b: repository(owner: "no", name: "one") { name } }';
    const { status, data, errors } = await graphql(simulator, token, query);
    expect([status, data]).toEqual([200, { a: { name: 'infra' }, b: null }]);
    expect(errors).toMatchObject([
      { type: 'NOT_FOUND', path: ['b'], message: "Could not resolve to a Repository with the name 'no/one'." },
    ]);
  });

  it.each([
    ['pullRequests(states: OPEN) { totalCount }', 'MISSING_PAGINATION_BOUNDARIES'],
    ['pullRequests(first: 101) { totalCount }', 'EXCESSIVE_PAGINATION'],
    ['pullRequest(number: 999) { title }', 'NOT_FOUND'],
  ])('for %s', async (selection, type) => {
    const { errors } = await graphql(simulator, token, `{ repository(owner: "acme", name: "infra") { ${selection} } }`);
    expect(errors).toMatchObject([{ type }]);
  });

  it('a field that is not simulated is an error, never null', async () => {
    const { errors } = await graphql(simulator, token, '{ repository(owner: "acme", name: "infra") { homepageUrl } }');
    expect(errors).toMatchObject([{ message: 'the simulator does not serve Repository.homepageUrl' }]);
  });

  it('no token', async () => {
    const response = await fetch(simulator.graphqlUrl, { method: 'POST', body: '{"query":"{ viewer { login } }"}' });
    expect(response.status).toBe(401);
  });
});
