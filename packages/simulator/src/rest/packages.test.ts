import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pushImage } from '../registry/push-image.ts';
import { type SimulatedRegistry, startRegistry } from '../registry/server.ts';
import { type Simulator, startSimulator } from '../server.ts';
import { checkedClient } from '../testing/client.ts';

const PACKAGE = '/orgs/{org}/packages/{package_type}/{package_name}';
const VERSIONS = `${PACKAGE}/versions`;
const VERSION = `${VERSIONS}/{package_version_id}`;
const API = { org: 'acme', package_type: 'container', package_name: 'api' };

let registry: SimulatedRegistry;
let simulator: Simulator;
let call: ReturnType<typeof checkedClient>;
let now: number;
let images = 0;

beforeAll(async () => {
  registry = await startRegistry({ kind: 'ghcr', now: () => now });
  simulator = await startSimulator({ packages: registry });
  simulator.github.account('acme', { type: 'Organization' });
  simulator.github.createRepository('acme/infra');
  simulator.github.createRepository('mona/infra');
  call = checkedClient(simulator, 'acme/infra', simulator.github.createToken({ permissions: { packages: 'write' } }));
});

beforeEach(() => {
  now = Date.UTC(2026, 1, 1);
  const api = registry.registry.repository('acme/api');
  for (const { digest } of api.versions) api.remove(digest, now);
  api.visibility = 'private';
  api.linkedTo = null;
  simulator.github.faults.clear();
});

afterAll(() => Promise.all([registry.close(), simulator.close()]));

/** A version of acme/api that no other has the digest of; its id. */
function push(...tags: string[]): number {
  images += 1;
  const { digest } = pushImage(registry, { repository: 'acme/api', tags, labels: { image: `${images}` } });
  return registry.registry.repository('acme/api').find(digest)?.id ?? 0;
}

const version = (id: number) => ({ ...API, package_version_id: id });
const list = (query: Record<string, string> = {}) => call({ template: VERSIONS, params: API, query });
const remove = (id: number, token?: string) =>
  call({ method: 'DELETE', template: VERSION, params: version(id), ...(token === undefined ? {} : { token }) });

describe('versions', () => {
  it('are digests with their tags, newest first', async () => {
    const ids = [push('a', 'b'), push('c')];
    const { body, departures } = await list();
    expect(departures).toEqual([]);
    expect(body.map((one: { id: number }) => one.id)).toEqual(ids.toReversed());
    expect(body[1]).toMatchObject({
      name: registry.registry.find('acme/api')?.find('a')?.digest,
      created_at: '2026-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:00Z',
      metadata: { package_type: 'container', container: { tags: ['a', 'b'] } },
    });
    const one = await call({ template: VERSION, params: version(ids[1] ?? 0) });
    expect([one.departures, one.body]).toEqual([[], body[0]]);
  });

  it('come a hundred a page at most, linked', async () => {
    for (let index = 0; index < 101; index += 1) push(`t${index}`);
    expect((await list()).body).toHaveLength(30);
    const first = await list({ per_page: '100' });
    expect([first.body.length, first.headers.get('link')]).toEqual([
      100,
      `<${simulator.apiUrl}/orgs/acme/packages/container/api/versions?per_page=100&page=2>; rel="next", ` +
        `<${simulator.apiUrl}/orgs/acme/packages/container/api/versions?per_page=100&page=2>; rel="last"`,
    ]);
    expect((await list({ per_page: '100', page: '2' })).body).toHaveLength(1);
  });

  it('shift to earlier pages while they are deleted', async () => {
    const ids = [push('a'), push('b'), push('c')];
    const page = async (number: string) =>
      (await list({ per_page: '1', page: number })).body.map((one: { id: number }) => one.id);
    expect(await page('1')).toEqual([ids[2]]);
    await remove(ids[2] ?? 0);
    expect(await page('2')).toEqual([ids[0]]);
  });

  it('are dated by digest, and by the last move of a tag', async () => {
    const [first, second] = [push('a'), push('b')];
    const api = registry.registry.repository('acme/api');
    now += 1000;
    api.tag('a', api.byId(second)?.digest ?? '', now);
    const dates = async (id: number) => {
      const { created_at, updated_at, metadata } = (await call({ template: VERSION, params: version(id) })).body;
      return [created_at, updated_at, metadata.container.tags];
    };
    expect(await dates(first)).toEqual(['2026-01-01T00:00:00Z', '2026-02-01T00:00:01Z', []]);
    expect(await dates(second)).toEqual(['2026-01-01T00:00:00Z', '2026-02-01T00:00:01Z', ['b', 'a']]);
  });

  it('are listed as they were while lists are stale', async () => {
    const id = push('a');
    push('other');
    registry.registry.staleLists(true);
    push('b');
    await remove(id);
    const api = registry.registry.repository('acme/api');
    api.tag('c', api.find('other')?.digest ?? '', now);
    const tags = async () =>
      (await list()).body.map((one: { metadata: { container: { tags: string[] } } }) => one.metadata.container.tags);
    expect(await tags()).toEqual([['other'], ['a']]);
    registry.registry.staleLists(false);
    expect(await tags()).toEqual([['b'], ['other', 'c']]);
  });
});

describe('deleting', () => {
  it('takes every tag of the digest, and children of what is left', async () => {
    const pushed = pushImage(registry, {
      repository: 'acme/api',
      tags: ['pending', 'sha'],
      platforms: ['linux/amd64'],
    });
    push('other');
    const api = registry.registry.repository('acme/api');
    const child = api.find(pushed.children[0] ?? '')?.id ?? 0;
    expect(await remove(child)).toMatchObject({ status: 204, departures: [] });
    expect(api.find('sha')).not.toBeNull();
    await remove(api.find('pending')?.id ?? 0);
    expect([...api.tags.keys()]).toEqual(['other']);
    expect((await remove(child)).status).toBe(404);
  });

  it.each([
    [{ packages: 'read' } as const, undefined, 404],
    [{ contents: 'write' } as const, undefined, 404],
    [{ packages: 'write' } as const, ['acme/web'], 404],
    [{ packages: 'write' } as const, ['acme/infra'], 204],
  ])(
    'takes a right, whose absence looks like that of the package: %j for %j answers %i',
    async (permissions, repositories, status) => {
      const id = push('a');
      push('b');
      registry.registry.repository('acme/api').linkedTo = 'acme/infra';
      const token = simulator.github.createToken({
        permissions,
        ...(repositories === undefined ? {} : { repositories }),
      });
      const answer = await remove(id, token);
      expect([answer.status, answer.departures]).toEqual([status, []]);
    },
  );

  it('does not take the last version with a tag', async () => {
    expect((await remove(push('a'))).body.message).toContain('last tagged version');
  });

  it.each([
    ['public', 5001, 400],
    ['public', 5000, 204],
    ['private', 5001, 204],
  ] as const)('a %s version of %i downloads answers %i', async (visibility, downloads, status) => {
    const id = push('a');
    push('b');
    const api = registry.registry.repository('acme/api');
    api.visibility = visibility;
    const found = api.byId(id);
    if (found !== null) found.downloads = downloads;
    expect((await remove(id)).status).toBe(status);
  });

  it('can be undone for 30 days; tags come back only where that is switched on', async () => {
    const [id, other] = [push('a'), push('b')];
    push('c');
    const restore = (which: number) => call({ method: 'POST', template: `${VERSION}/restore`, params: version(which) });
    await remove(id);
    expect((await list({ state: 'deleted' })).body[0]).toMatchObject({ id, deleted_at: '2026-02-01T00:00:00Z' });
    expect(await restore(id)).toMatchObject({ status: 204, departures: [] });
    expect([...(registry.registry.find('acme/api')?.byId(id)?.tags ?? [])]).toEqual([]);
    registry.switches.restoreTags = true;
    await remove(other);
    await restore(other);
    expect([...(registry.registry.find('acme/api')?.byId(other)?.tags ?? [])]).toEqual(['b']);
    await remove(other);
    now += 31 * 24 * 3600 * 1000;
    expect((await restore(other)).status).toBe(404);
  });
});

it('counts a manifest GET as a download, and a HEAD not', async () => {
  const id = push('a');
  const api = registry.registry.repository('acme/api');
  api.visibility = 'public';
  const exchange = await fetch(`${registry.url}/token?scope=repository:acme/api:pull`);
  const { token } = (await exchange.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}`, accept: '*/*' };
  for (const method of ['GET', 'HEAD']) await fetch(`${registry.url}/v2/acme/api/manifests/a`, { method, headers });
  expect(api.byId(id)?.downloads).toBe(1);
});

describe('the package', () => {
  it('is described as GitHub does', async () => {
    push('a');
    const { status, departures, body } = await call({ template: PACKAGE, params: API });
    expect([status, departures]).toEqual([200, []]);
    expect(body).toMatchObject({ name: 'api', package_type: 'container', version_count: 1, visibility: 'private' });
  });

  it.each([
    ['/users/acme/packages/container/api', 404],
    ['/orgs/acme/packages/container/web', 404],
    ['/orgs/acme/packages/npm/api', 404],
    ['/orgs/nobody/packages/container/api', 404],
    ['/orgs/mona/packages/container/tool%2Fone', 404],
    ['/users/mona/packages/container/tool%2Fone/versions', 200],
    ['/user/packages/container/tool%2Fone/versions', 200],
  ])('%s answers %i', async (path, status) => {
    push('a');
    pushImage(registry, { repository: 'mona/tool/one', tags: ['a'] });
    const token = simulator.github.createToken({ login: 'mona', permissions: { packages: 'read' } });
    const response = await fetch(simulator.apiUrl + path, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(status);
  });

  it('of a user is described alike, below the name and for its own token', async () => {
    pushImage(registry, { repository: 'mona/tool', tags: ['a'] });
    const token = simulator.github.createToken({ login: 'mona', permissions: { packages: 'write' } });
    const params = { username: 'mona', package_type: 'container', package_name: 'tool' };
    const [version] = registry.registry.repository('mona/tool').versions;
    const bodies = [];
    for (const root of ['/users/{username}', '/user']) {
      for (const path of [
        '/packages/{package_type}/{package_name}',
        '/packages/{package_type}/{package_name}/versions',
      ]) {
        const answer = await call({ template: root + path, params, token });
        expect([answer.status, answer.departures]).toEqual([200, []]);
        bodies.push(answer.body);
      }
    }
    expect(bodies[1]).toMatchObject([{ id: version?.id }]);
    expect(bodies.slice(2)).toEqual(bodies.slice(0, 2));
  });

  it('is not read without a token or its permission', async () => {
    push('a');
    expect((await call({ template: VERSIONS, params: API, token: null })).status).toBe(401);
    const token = simulator.github.createToken({ permissions: { contents: 'write' } });
    expect(await call({ template: VERSIONS, params: API, token })).toMatchObject({ status: 403, departures: [] });
  });
});
