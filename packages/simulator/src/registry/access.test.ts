import { afterEach, describe, expect, it } from 'vitest';
import { startSimulator } from '../server.ts';
import { pushImage } from './push-image.ts';
import { type RegistryOptions, type SimulatedRegistry, startRegistry } from './server.ts';
import type { User } from './users.ts';

const ROBOT: User = { username: 'robot', password: 'secret', rights: { 'acme/api': ['pull', 'push'], '*': [] } };
const BASIC = `Basic ${Buffer.from('robot:secret').toString('base64')}`;
const TAGS = '/v2/acme/api/tags/list';

let registry: SimulatedRegistry;
let now = Date.UTC(2026, 0, 1);

async function start(options: RegistryOptions = {}) {
  registry = await startRegistry({ users: [ROBOT], now: () => now, ...options });
  pushImage(registry, { repository: 'acme/api', tags: ['v1'] });
  pushImage(registry, { repository: 'acme/web', tags: ['v1'] });
  return registry;
}

afterEach(() => registry.close());

async function get(path: string, authorization?: string, method = 'GET') {
  const headers = authorization === undefined ? {} : { authorization };
  const response = await fetch(registry.url + path, { method, headers });
  return { status: response.status, headers: response.headers, body: JSON.parse((await response.text()) || '{}') };
}

const exchange = (scope: string, authorization?: string) =>
  get(`/token?service=${registry.host}&scope=${scope}`, authorization);

async function bearer(scope: string, authorization?: string) {
  return `Bearer ${(await exchange(scope, authorization)).body.token}`;
}

describe('tokens', () => {
  it('are asked for by a challenge, and open what they were asked for', async () => {
    await start();
    const refused = await get(TAGS);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      `Bearer realm="${registry.url}/token",service="${registry.host}",scope="repository:acme/api:pull"`,
    ]);
    const { body } = await exchange('repository:acme/api:pull', BASIC);
    expect(body).toEqual({ token: body.token, access_token: body.token, expires_in: 300 });
    expect((await get(TAGS, `Bearer ${body.token}`)).status).toBe(200);
    expect((await get('/v2/', `Bearer ${body.token}`)).status).toBe(200);
  });

  it('are given although they lack what was asked; the second refusal says so', async () => {
    await start();
    const token = await bearer('repository:acme/web:pull', BASIC);
    const refused = await get('/v2/acme/web/tags/list', token);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });

  it('end', async () => {
    await start({ switches: { tokenSeconds: 1 } });
    const token = await bearer('repository:acme/api:pull', BASIC);
    now += 999;
    expect((await get(TAGS, token)).status).toBe(200);
    now += 1;
    const refused = await get(TAGS, token);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('live 60 seconds when their answer does not say', async () => {
    await start({ switches: { tokenSeconds: null } });
    const { body } = await exchange('repository:acme/api:pull', BASIC);
    expect(body.expires_in).toBeUndefined();
    now += 60_000;
    expect((await get(TAGS, `Bearer ${body.token}`)).status).toBe(401);
  });

  it('are not given for wrong credentials', async () => {
    await start();
    const wrong = `Basic ${Buffer.from('robot:guess').toString('base64')}`;
    expect((await exchange('repository:acme/api:pull', wrong)).status).toBe(401);
    expect((await get(TAGS, BASIC)).status).toBe(401);
  });

  it('need nobody for a public repository', async () => {
    await start();
    registry.registry.repository('acme/api').visibility = 'public';
    const token = await bearer('repository:acme/api:pull,push');
    expect((await get(TAGS, token)).status).toBe(200);
    expect((await get('/v2/acme/api/blobs/uploads/', token, 'POST')).status).toBe(401);
  });

  it('are good for several repositories when several were asked for', async () => {
    await start({ users: [{ username: 'robot', password: 'secret' }] });
    const token = await bearer('repository:acme/api:pull&scope=repository:acme/web:pull,delete', BASIC);
    expect((await get('/v2/acme/web/tags/list', token)).status).toBe(200);
    expect((await get(TAGS, token)).status).toBe(200);
    expect((await get('/v2/acme/web/manifests/v1', token, 'DELETE')).status).toBe(202);
    expect((await get('/v2/acme/api/manifests/v1', token, 'DELETE')).status).toBe(401);
  });
});

it('takes Basic credentials where there are no tokens', async () => {
  await start({ auth: 'basic' });
  const refused = await get(TAGS);
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="simulated"']);
  expect((await get(TAGS, BASIC)).status).toBe(200);
});

describe('ghcr', () => {
  it('refuses an exchange that would grant nothing', async () => {
    await start({ kind: 'ghcr' });
    expect((await exchange('repository:acme/api:pull')).status).toBe(403);
    expect((await exchange('repository:acme/api:pull', BASIC)).body).toEqual({ token: expect.any(String) });
  });

  it('answers 405 to every DELETE, whoever asks', async () => {
    await start({ kind: 'ghcr' });
    const uploads = await get(
      '/v2/acme/api/blobs/uploads/',
      await bearer('repository:acme/api:pull,push', BASIC),
      'POST',
    );
    const zeros = `sha256:${'0'.repeat(64)}`;
    for (const path of [
      `/v2/acme/api/manifests/${zeros}`,
      '/v2/acme/api/manifests/v1',
      `/v2/acme/api/blobs/${zeros}`,
    ]) {
      expect((await get(path, undefined, 'DELETE')).status).toBe(405);
    }
    expect((await get(uploads.headers.get('location') ?? '', undefined, 'DELETE')).status).toBe(405);
  });

  it("takes GitHub's tokens, with the rights of their packages permission to what is linked", async () => {
    await start({ kind: 'ghcr' });
    const simulator = await startSimulator({ packages: registry });
    registry.registry.repository('acme/api').linkedTo = 'acme/infra';
    const basic = (packages: 'read' | 'write', repository: string) => {
      const token = simulator.github.createToken({ permissions: { packages }, repositories: [repository] });
      return `Basic ${Buffer.from(`anybody:${token}`).toString('base64')}`;
    };
    const status = async (scope: string, authorization: string) => (await exchange(scope, authorization)).status;
    expect(await status('repository:acme/api:pull', basic('read', 'acme/infra'))).toBe(200);
    expect(await status('repository:acme/api:push', basic('read', 'acme/infra'))).toBe(403);
    expect(await status('repository:acme/api:push', basic('write', 'acme/infra'))).toBe(200);
    expect(await status('repository:acme/api:delete', basic('write', 'acme/infra'))).toBe(200);
    expect(await status('repository:acme/api:pull', basic('write', 'acme/web'))).toBe(403);
    await simulator.close();
  });
});
