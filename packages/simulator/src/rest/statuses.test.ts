import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { Repository } from '../state/repository.ts';
import { checkedClient } from '../testing/client.ts';

const template = '/repos/{owner}/{repo}/statuses/{sha}';
let simulator: Simulator;
let repository: Repository;
let sha: string;

beforeAll(async () => {
  simulator = await startSimulator();
  repository = simulator.github.createRepository('acme/infra');
  sha = repository.branch('main');
});

afterAll(() => simulator.close());

const post = (token: string | null, body: object, on = sha) =>
  checkedClient(simulator, 'acme/infra', '')({ method: 'POST', template, params: { sha: on }, body, token });

it('keeps a status in the name of the token', async () => {
  const token = simulator.github.createToken({ permissions: { statuses: 'write' }, login: 'gatekeeper[bot]' });
  const { status } = await post(token, { state: 'failure', context: 'gatehouse/main', description: 'd'.repeat(140) });
  expect(status).toBe(201);
  expect(repository.statuses(sha)).toMatchObject([
    { state: 'failure', context: 'gatehouse/main', creator: { login: 'gatekeeper[bot]' } },
  ]);
});

it('takes contexts for the same in any case', async () => {
  const head = repository.commit({ branch: 'cased' });
  for (const [state, context] of [
    ['failure', 'a/main'],
    ['success', 'a/MAIN'],
  ]) {
    await post(simulator.github.createToken(), { state, context }, head);
  }
  const { body } = await checkedClient(
    simulator,
    'acme/infra',
    '',
  )({
    method: 'GET',
    template: '/repos/{owner}/{repo}/commits/{ref}/status',
    params: { ref: head },
    token: simulator.github.createToken({ permissions: { statuses: 'read', contents: 'read' } }),
  });
  expect(body).toMatchObject({ state: 'success', total_count: 1 });
});

it.each([
  ['a description over 140 characters', { state: 'success', description: 'é'.repeat(141) }, 'Validation Failed'],
  ['a character above U+FFFF', { state: 'success', description: '🚪' }, 'Validation Failed'],
  ['one in the context', { state: 'success', context: 'a/🚪' }, 'Validation Failed'],
  ['an unknown state', { state: 'skipped' }, 'Validation Failed'],
])('refuses %s', async (_, body, message) => {
  const result = await post(simulator.github.createToken(), body);
  expect([result.status, result.body.message]).toEqual([422, message]);
});

it('refuses a commit that does not exist', async () => {
  const result = await post(simulator.github.createToken(), { state: 'success' }, '0'.repeat(40));
  expect(result.status).toBe(422);
});

it('needs the permission, and says which', async () => {
  const result = await post(simulator.github.createToken({ permissions: { statuses: 'read' } }), { state: 'success' });
  expect([result.status, result.body.message]).toEqual([403, 'Resource not accessible by integration']);
  expect(result.headers.get('x-accepted-github-permissions')).toBe('statuses=write');
});

it('refuses an anonymous writer and a token that is none', async () => {
  const anonymous = await post(null, { state: 'success' });
  expect([anonymous.status, anonymous.body.message]).toEqual([401, 'Requires authentication']);
  const wrong = await post('ghs_wrong', { state: 'success' });
  expect([wrong.status, wrong.body.message]).toEqual([401, 'Bad credentials']);
});
