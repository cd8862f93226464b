import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atRequest } from '../at-request.ts';
import type { RecordedRequest } from '../requests.ts';
import { type Simulator, startSimulator } from '../server.ts';
import { digestOf } from './digest.ts';
import type { RegistryFault } from './faults.ts';
import { pushImage } from './push-image.ts';
import { type SimulatedRegistry, startRegistry } from './server.ts';

const record: RecordedRequest[] = [];
let registry: SimulatedRegistry;
let simulator: Simulator;

beforeEach(async () => {
  record.length = 0;
  registry = await startRegistry({ record });
  simulator = await startSimulator({ packages: registry, record });
  pushImage(registry, { repository: 'acme/api', tags: ['v1'] });
});

afterEach(() => Promise.all([registry.close(), simulator.close()]));

const get = (path = '/v2/acme/api/manifests/v1', method = 'GET') =>
  fetch(registry.url + path, { method, headers: { accept: '*/*' } });

const refusals: readonly [RegistryFault, number, string][] = [
  [{ kind: 'status', status: 500 }, 500, 'UNKNOWN'],
  [{ kind: 'status', status: 400, code: 'SIZE_INVALID' }, 400, 'SIZE_INVALID'],
  [{ kind: 'unauthorized' }, 401, 'UNAUTHORIZED'],
  [{ kind: 'forbidden' }, 403, 'DENIED'],
  [{ kind: 'not-found' }, 404, 'MANIFEST_UNKNOWN'],
  [{ kind: 'unsupported' }, 405, 'UNSUPPORTED'],
  [{ kind: 'too-many-requests', retryAfter: 3 }, 429, 'TOOMANYREQUESTS'],
];

it.each(refusals)('%j', async (fault, status, code) => {
  registry.faults.add({ match: { path: /manifests/ }, do: fault });
  const response = await get();
  const { errors } = (await response.json()) as { errors: { code: string }[] };
  expect([response.status, errors[0]?.code]).toEqual([status, code]);
  expect(response.headers.get('retry-after')).toBe(status === 429 ? '3' : null);
  expect((await get('/v2/')).status).toBe(200);
});

describe('broken answers', () => {
  it('slow', async () => {
    registry.faults.add({ do: { kind: 'slow', ms: 80 } });
    const start = performance.now();
    await get();
    expect(performance.now() - start).toBeGreaterThan(75);
  });

  it('none', async () => {
    registry.faults.add({ do: { kind: 'no-answer' } });
    await expect(get()).rejects.toThrow();
    expect(registry.requests.at(-1)?.status).toBeNull();
  });

  it('never, though what was asked has happened', async () => {
    registry.faults.add({ match: { method: 'DELETE' }, do: { kind: 'silence' } });
    const signal = AbortSignal.timeout(50);
    await expect(fetch(`${registry.url}/v2/acme/api/manifests/v1`, { method: 'DELETE', signal })).rejects.toThrow();
    expect((await get()).status).toBe(404);
  });

  it('a body that ends too early', async () => {
    registry.faults.add({ do: { kind: 'cut-body', bytes: 20 } });
    const response = await get();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });
});

describe('lies', () => {
  it('other bytes under the same digest', async () => {
    registry.faults.add({ do: { kind: 'tamper' } });
    const response = await get();
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(JSON.parse(bytes.toString())).toMatchObject({ schemaVersion: 2 });
    expect(digestOf(bytes)).not.toBe(response.headers.get('docker-content-digest'));
    expect(response.headers.get('content-length')).toBe(`${bytes.length}`);
  });

  it('another body and other headers', async () => {
    registry.faults.add({ do: { kind: 'rewrite', body: () => Buffer.from('{}') } });
    registry.faults.add({ do: { kind: 'headers', set: { 'docker-content-digest': undefined, link: '<x>' } } });
    const response = await get();
    const { headers } = response;
    expect([await response.text(), headers.get('docker-content-digest'), headers.get('link')]).toEqual([
      '{}',
      null,
      '<x>',
    ]);
  });

  it('a token server of somebody else', async () => {
    const closed = await startRegistry({ kind: 'ghcr' });
    closed.faults.add({ do: { kind: 'realm', realm: 'https://evil.example/token' } });
    const response = await fetch(`${closed.url}/v2/acme/api/tags/list`);
    expect(response.headers.get('www-authenticate')).toContain('Bearer realm="https://evil.example/token",');
    await closed.close();
  });
});

describe('between two requests', () => {
  const rateLimit = () => fetch(`${simulator.apiUrl}/rate_limit`);

  it.each([
    [2, 'before', 404],
    [2, 'after', 200],
    [3, 'before', 200],
  ] as const)('something happens at request %i of both servers, %s it is answered', async (n, kind, first) => {
    const run = () => registry.registry.repository('acme/api').untag('v1', 0);
    const hook = atRequest([registry.faults, simulator.github.faults], n, { kind, run });
    await rateLimit();
    const statuses = [(await get()).status, (await rateLimit()).status, (await get()).status];
    expect([hook.hits(), ...statuses]).toEqual([1, first, 200, 404]);
    hook.remove();
  });

  it('one record has the requests of both in order', async () => {
    await rateLimit();
    await get();
    await rateLimit();
    expect(record.map(({ path, status }) => [path, status])).toEqual([
      ['/rate_limit', 200],
      ['/v2/acme/api/manifests/v1', 200],
      ['/rate_limit', 200],
    ]);
  });
});
