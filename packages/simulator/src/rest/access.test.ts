import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { TokenOptions } from '../state/tokens.ts';
import { graphql } from '../testing/client.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
  for (const visibility of ['private', 'public'] as const) {
    const repository = simulator.github.createRepository(`acme/${visibility}`, { visibility });
    repository.commit({ branch: 'change', files: { a: 'b' } });
    repository.openPullRequest({ head: 'change' });
  }
});

afterAll(() => simulator.close());

const get = async (path: string, token: string | null) => {
  const headers: Record<string, string> = token === null ? {} : { authorization: `token ${token}` };
  const response = await fetch(simulator.apiUrl + path, { headers });
  return { status: response.status, body: (await response.json()) as { message?: string }, headers: response.headers };
};

const cases: readonly [path: string, token: TokenOptions | null, status: number][] = [
  ['/repos/acme/private/pulls/1', {}, 200],
  ['/repos/acme/private/pulls/1', { permissions: { contents: 'read' } }, 403],
  ['/repos/acme/private/branches/main', { permissions: { 'pull-requests': 'write' } }, 403],
  ['/repos/acme/private/branches/main', { permissions: { contents: 'write' } }, 200],
  ['/repos/acme/private', { permissions: {} }, 200],
  ['/repos/acme/private/pulls/1', { repositories: ['acme/public'] }, 404],
  ['/repos/acme/private/pulls/1', null, 401],
  ['/repos/acme/public/pulls/1', { permissions: {}, repositories: [] }, 200],
  ['/repos/acme/public/pulls/1', null, 200],
  ['/repos/acme/nothing', {}, 404],
  ['/repos/acme/private/nothing', {}, 404],
  ['/nothing', {}, 404],
  ['/repos/acme/private/contents/%ff', {}, 404],
  ['//example.com/x', {}, 404],
];

it.each(cases)('%s with %j answers %i', async (path, options, status) => {
  const token = options === null ? null : simulator.github.createToken(options);
  expect((await get(path, token)).status).toBe(status);
});

it('says what GitHub says about a route it does not have', async () => {
  const { body } = await get('/repos/acme/private/nothing', simulator.github.createToken());
  expect(body).toEqual({ message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' });
});

it('refuses a revoked token', async () => {
  const token = simulator.github.createToken();
  simulator.github.tokens.revoke(token);
  expect((await get('/repos/acme/private', token)).body.message).toBe('Bad credentials');
});

it('stops a token at its limit, in REST and in GraphQL', async () => {
  const token = simulator.github.createToken({ limit: 1 });
  expect((await get('/repos/acme/private', token)).headers.get('x-ratelimit-remaining')).toBe('0');
  const refused = await get('/repos/acme/private', token);
  expect([refused.status, refused.headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
  expect(Number(refused.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
  const { status, errors } = await graphql(simulator, token, '{ viewer { login } }');
  expect([status, errors[0]?.type]).toEqual([200, 'RATE_LIMITED']);
  expect((await get('/rate_limit', token)).status).toBe(200);
});

it('forbids in GraphQL by field', async () => {
  const token = simulator.github.createToken({ permissions: { contents: 'read' } });
  const query = '{ repository(owner: "acme", name: "private") { name pullRequest(number: 1) { title } } }';
  const { data, errors } = await graphql(simulator, token, query);
  expect(data).toEqual({ repository: { name: 'private', pullRequest: null } });
  expect(errors).toMatchObject([
    { type: 'FORBIDDEN', path: ['repository', 'pullRequest'], message: 'Resource not accessible by integration' },
  ]);
});
