import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './server.ts';
import type { Repository } from './state/repository.ts';

const FILES = '/repos/acme/infra/pulls/1/files';
const TITLE = '{ repository(owner: "acme", name: "infra") { pullRequest(number: 1) { title headRefOid } } }';

let simulator: Simulator;
let repository: Repository;
let token: string;
let first: string;
let second: string;

beforeAll(async () => {
  simulator = await startSimulator();
  token = simulator.github.createToken();
  repository = simulator.github.createRepository('acme/infra');
  first = repository.commit({ branch: 'change', files: { a: 'a', b: 'b' } });
  repository.openPullRequest({ head: 'change', title: 'Change' });
  second = repository.commit({ branch: 'change', files: { c: 'c' } });
});

beforeEach(() => {
  simulator.github.faults.clear();
  simulator.requests.length = 0;
});

afterAll(() => simulator.close());

async function send(path: string, query?: string) {
  const response = await fetch(simulator.apiUrl + path, {
    headers: { authorization: `Bearer ${token}` },
    ...(query === undefined ? {} : { method: 'POST', body: JSON.stringify({ query }) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

const names = async () => (await send(FILES)).body.map((file: { filename: string }) => file.filename);

describe('refusals', () => {
  it.each([500, 502, 503])('%i', async (status) => {
    simulator.github.faults.add({ match: { path: /files/ }, do: { kind: 'status', status } });
    expect((await send(FILES)).status).toBe(status);
    expect((await send('/repos/acme/infra')).status).toBe(200);
  });

  it('secondary rate limit', async () => {
    simulator.github.faults.add({ do: { kind: 'secondary-limit', retryAfter: 7 } });
    const { status, headers, body } = await send(FILES);
    expect([status, headers.get('retry-after')]).toEqual([403, '7']);
    // the words by which clients tell it from a missing permission
    expect(body.message).toMatch(/secondary rate/);
  });

  it('429', async () => {
    simulator.github.faults.add({ do: { kind: 'too-many-requests', retryAfter: 2 } });
    const { status, headers } = await send(FILES);
    expect([status, headers.get('retry-after')]).toEqual([429, '2']);
  });

  it('primary rate limit', async () => {
    simulator.github.faults.add({ do: { kind: 'primary-limit', resetIn: 60 } });
    const { status, headers } = await send(FILES);
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
    expect(Number(headers.get('x-ratelimit-reset')) - Date.now() / 1000).toBeGreaterThan(50);
    const graphql = await send('/graphql', TITLE);
    expect([graphql.status, graphql.body.errors[0].type]).toEqual([200, 'RATE_LIMITED']);
  });

  it('missing permission', async () => {
    simulator.github.faults.add({ do: { kind: 'forbidden' } });
    expect((await send(FILES)).body.message).toBe('Resource not accessible by integration');
    expect((await send('/graphql', TITLE)).body).toMatchObject({
      data: { repository: null },
      errors: [{ type: 'FORBIDDEN', path: ['repository'] }],
    });
  });

  it('not found', async () => {
    simulator.github.faults.add({ do: { kind: 'not-found' } });
    expect((await send(FILES)).status).toBe(404);
  });

  it('GraphQL timeout, as 502 and as errors', async () => {
    const fault = simulator.github.faults.add({ match: { graphql: /pullRequest/ }, do: { kind: 'graphql-timeout' } });
    expect((await send('/graphql', TITLE)).status).toBe(502);
    expect((await send('/graphql', '{ viewer { login } }')).status).toBe(200);
    fault.remove();
    simulator.github.faults.add({ match: { graphql: /./ }, do: { kind: 'graphql-timeout', as: 'errors' } });
    const { status, body } = await send('/graphql', TITLE);
    expect([status, body.data, body.errors.length]).toEqual([200, null, 1]);
  });
});

describe('broken answers', () => {
  it('slow', async () => {
    simulator.github.faults.add({ do: { kind: 'slow', ms: 80 } });
    const start = performance.now();
    await send(FILES);
    expect(performance.now() - start).toBeGreaterThan(75);
  });

  it('no answer', async () => {
    simulator.github.faults.add({ do: { kind: 'no-answer' } });
    await expect(send(FILES)).rejects.toThrow();
    expect(simulator.requests[0]?.status).toBeNull();
  });

  it('a body that ends too early', async () => {
    simulator.github.faults.add({ do: { kind: 'cut-body', bytes: 20 } });
    const response = await fetch(simulator.apiUrl + FILES, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });
});

describe('lies', () => {
  it('a list of an older head', async () => {
    expect(await names()).toEqual(['a', 'b', 'c']);
    simulator.github.faults.add({
      match: { path: /files/ },
      do: { kind: 'stale-head', repository, pullRequest: 1, head: first },
    });
    expect(await names()).toEqual(['a', 'b']);
    expect((await send('/repos/acme/infra/pulls/1')).body.head.sha).toBe(second);
  });

  it('an older head in GraphQL', async () => {
    simulator.github.faults.add({ do: { kind: 'stale-head', repository, pullRequest: 1, head: first } });
    expect((await send('/graphql', TITLE)).body.data.repository.pullRequest.headRefOid).toBe(first);
    expect(repository.pullRequest(1).head.sha).toBe(second);
  });

  it('a short page, of a list and of a comparison', async () => {
    simulator.github.faults.add({ do: { kind: 'short-page', drop: 2 } });
    expect(await names()).toEqual(['a']);
    expect((await send('/repos/acme/infra/compare/main...change')).body.files).toHaveLength(1);
  });

  it('null within a GraphQL answer', async () => {
    simulator.github.faults.add({ do: { kind: 'graphql-partial', at: ['repository', 'pullRequest', 'title'] } });
    const { body } = await send('/graphql', TITLE);
    expect(body.data.repository.pullRequest).toEqual({ title: null, headRefOid: second });
    expect(body.errors[0].path).toEqual(['repository', 'pullRequest', 'title']);
  });

  it('anything else', async () => {
    const body = (original: unknown) => ({ ...(original as object), changed_files: 1 });
    simulator.github.faults.add({ match: { path: /pulls\/1$/ }, do: { kind: 'rewrite', body } });
    expect((await send('/repos/acme/infra/pulls/1')).body.changed_files).toBe(1);
  });
});

describe('a head that moves', () => {
  it('before the answer is made', async () => {
    const run = () => repository.setBranch('change', first);
    simulator.github.faults.add({ match: { path: /files/, times: 1 }, do: { kind: 'before', run } });
    expect(await names()).toEqual(['a', 'b']);
    repository.setBranch('change', second);
  });

  it('between two requests', async () => {
    const run = () => repository.setBranch('change', first);
    simulator.github.faults.add({ match: { path: /files/, times: 1 }, do: { kind: 'after', run } });
    expect(await names()).toEqual(['a', 'b', 'c']);
    expect((await send('/repos/acme/infra/pulls/1')).body.head.sha).toBe(first);
    repository.setBranch('change', second);
  });
});

describe('matching', () => {
  it('counts: after some, then only some times', async () => {
    const fault = simulator.github.faults.add({
      match: { method: 'get', path: /files/g, after: 1, times: 2 },
      do: { kind: 'status', status: 500 },
    });
    const statuses: number[] = [];
    for (let index = 0; index < 5; index += 1) statuses.push((await send(FILES)).status);
    expect(statuses).toEqual([200, 500, 500, 200, 200]);
    expect(fault.hits()).toBe(2);
  });

  it('sees the query string and the method', async () => {
    simulator.github.faults.add({ match: { path: /[?&]page=2/ }, do: { kind: 'status', status: 500 } });
    simulator.github.faults.add({ match: { method: 'POST' }, do: { kind: 'status', status: 503 } });
    expect((await send(`${FILES}?page=1`)).status).toBe(200);
    expect((await send(`${FILES}?page=2`)).status).toBe(500);
    expect((await send('/graphql', TITLE)).status).toBe(503);
  });
});
