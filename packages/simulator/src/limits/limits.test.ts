import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import { graphql } from '../testing/client.ts';
import { LimitClock } from './clock.ts';
import { GITHUB_LIMITS } from './options.ts';

let simulator: Simulator;
let token: string;
let head: string;

beforeEach(async () => {
  simulator = await startSimulator();
  const repository = simulator.github.createRepository('acme/infra');
  head = repository.branch('main');
  token = simulator.github.createToken({ permissions: { statuses: 'write', contents: 'read' } });
});

afterEach(() => simulator.close());

async function send(path: string, body?: object, by = token) {
  const response = await fetch(simulator.apiUrl + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${by}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await response.arrayBuffer();
  const number = (name: string) => Number(response.headers.get(name));
  return {
    status: response.status,
    remaining: number('x-ratelimit-remaining'),
    reset: number('x-ratelimit-reset'),
    retryAfter: number('retry-after'),
  };
}

const read = (by = token) => send('/repos/acme/infra', undefined, by);
const write = (by = token) => send(`/repos/acme/infra/statuses/${head}`, { state: 'success', context: 'a' }, by);

it('refuses the request after the last of the hour, for all tokens of the account, until the hour is over', async () => {
  simulator.github.limits.set({ requestsPerHour: 2 });
  const other = simulator.github.createToken();
  expect([(await read()).remaining, (await read(other)).remaining]).toEqual([1, 0]);
  const refused = await read();
  expect([refused.status, refused.remaining]).toEqual([403, 0]);
  expect(refused.reset - Date.now() / 1000).toBeGreaterThan(3590);
  expect((await graphql(simulator, token, '{ viewer { login } }')).errors).toMatchObject([{ type: 'RATE_LIMITED' }]);
  expect((await read(simulator.github.createToken({ login: 'gatekeeper[bot]' }))).status).toBe(200);
  simulator.github.limits.advance(3600);
  expect(await read()).toMatchObject({ status: 200, remaining: 1 });
  expect(simulator.github.limits.refused).toEqual({ primary: 2, secondary: 0 });
});

it('refuses writes over the limit of any minute, and says for how long', async () => {
  simulator.github.limits.set({ creationsPerMinute: 2, secondaryStatus: 429 });
  await write();
  simulator.github.limits.advance(30);
  await write();
  const refused = await write();
  expect([refused.status, refused.retryAfter]).toEqual([429, 30]);
  expect((await read()).status).toBe(200);
  simulator.github.limits.advance(30);
  expect((await write()).status).toBe(201);
  expect((await write()).status).toBe(429);
});

it('counts five points for a write and for a mutation, one for a read and for a query', async () => {
  simulator.github.limits.set({ pointsPerMinute: 11 });
  await write();
  await graphql(simulator, token, 'mutation { dequeuePullRequest(input: { id: "x" }) { clientMutationId } }');
  await graphql(simulator, token, '{ viewer { login } }');
  expect((await read()).status).toBe(403);
});

it('tells a client to wait by the wall, however fast its own time passes', async () => {
  simulator.github.limits.set({ ...GITHUB_LIMITS, requestsPerHour: 1, speed: 1800 });
  const { reset } = await read();
  expect(reset - Date.now() / 1000).toBeLessThan(3.5);
  expect((await read()).status).toBe(403);
  await new Promise((resolve) => setTimeout(resolve, reset * 1000 - Date.now()));
  expect((await read()).status).toBe(200);
});

it('has headers on refusals too', async () => {
  expect((await send('/nothing')).remaining).toBe(4999);
});

it('keeps its time when its speed changes', () => {
  let wall = 1000_000;
  const clock = new LimitClock(() => wall);
  wall += 10_000;
  clock.setSpeed(60);
  wall += 1000;
  clock.advance(5);
  expect(clock.now()).toBe(1000 + 10 + 60 + 5);
  expect([clock.wallSecondsUntil(1195), clock.wallTimeOf(1195)]).toEqual([2, 1013]);
});
