import { afterEach, describe, expect, it } from 'vitest';
import { digestOf } from './digest.ts';
import { OCI } from './media-types.ts';
import { pushImage } from './push-image.ts';
import { type RegistryOptions, type SimulatedRegistry, startRegistry } from './server.ts';

let registry: SimulatedRegistry;

async function start(options: RegistryOptions = {}) {
  registry = await startRegistry(options);
  return registry;
}

afterEach(() => registry.close());

const call = (path: string, init: RequestInit = {}) =>
  fetch(registry.url + path, { redirect: 'manual', headers: { accept: '*/*' }, ...init });

/** Status, code of the first error. */
async function refusal(path: string, init: RequestInit = {}) {
  const response = await call(path, init);
  const { errors } = (await response.json()) as { errors: { code: string }[] };
  return [response.status, errors[0]?.code];
}

const put = (path: string, content: string, type: string = OCI.manifest) =>
  call(path, { method: 'PUT', body: content, headers: { 'content-type': type } });

describe('manifests', () => {
  it('are the very bytes, by tag and by digest', async () => {
    await start();
    const { digest, children } = pushImage(registry, {
      repository: 'acme/api',
      tags: ['v1'],
      platforms: ['linux/amd64'],
    });
    for (const reference of ['v1', digest, ...children]) {
      const response = await call(`/v2/acme/api/manifests/${reference}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('docker-content-digest')).toBe(digestOf(bytes));
      const head = await call(`/v2/acme/api/manifests/${reference}`, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
        200,
        `${bytes.length}`,
        '',
      ]);
    }
    expect(await refusal('/v2/acme/api/manifests/v2')).toEqual([404, 'MANIFEST_UNKNOWN']);
    expect(await refusal('/v2/acme/web/manifests/v1')).toEqual([404, 'MANIFEST_UNKNOWN']);
  });

  it('are not there for a client that does not accept their type', async () => {
    await start();
    pushImage(registry, { repository: 'acme/api', tags: ['v1'], platforms: ['linux/amd64'] });
    const only = (accept: string) => call('/v2/acme/api/manifests/v1', { headers: { accept } });
    expect((await only(OCI.manifest)).status).toBe(404);
    expect((await only(`${OCI.manifest}, ${OCI.index}`)).status).toBe(200);
  });

  it('get a tag when the same bytes are put there', async () => {
    await start();
    const { digest } = pushImage(registry, { repository: 'acme/api', tags: ['pending'] });
    const bytes = await (await call(`/v2/acme/api/manifests/${digest}`)).text();
    const answer = await put('/v2/acme/api/manifests/v1', bytes);
    expect([answer.status, answer.headers.get('docker-content-digest')]).toEqual([201, digest]);
    expect([...(registry.registry.find('acme/api')?.find(digest)?.tags ?? [])]).toEqual(['pending', 'v1']);
  });

  it.each([
    ['v1', 'no JSON', OCI.manifest, 400, 'MANIFEST_INVALID'],
    ['v1', '{}', 'text/plain', 400, 'MANIFEST_INVALID'],
    ['v1', JSON.stringify({ mediaType: OCI.index }), OCI.manifest, 400, 'MANIFEST_INVALID'],
    [`sha256:${'0'.repeat(64)}`, '{}', OCI.manifest, 400, 'DIGEST_INVALID'],
    ['-v1', '{}', OCI.manifest, 400, 'TAG_INVALID'],
    ['v1', JSON.stringify({ layers: [{ digest: 'sha256:0' }] }), OCI.manifest, 400, 'MANIFEST_BLOB_UNKNOWN'],
    ['v1', JSON.stringify({ manifests: [{ digest: 'sha256:0' }] }), OCI.index, 400, 'MANIFEST_BLOB_UNKNOWN'],
    ['v1', ' '.repeat(4 * 1024 * 1024 + 1), OCI.manifest, 413, 'MANIFEST_INVALID'],
  ])('at %s with %.30s as %s are refused with %i %s', async (reference, content, type, status, code) => {
    await start();
    const path = `/v2/acme/api/manifests/${reference}`;
    expect(await refusal(path, { method: 'PUT', body: content, headers: { 'content-type': type } })).toEqual([
      status,
      code,
    ]);
  });

  it('go with every tag of their digest; a tag goes alone', async () => {
    await start();
    const { digest } = pushImage(registry, { repository: 'acme/api', tags: ['a', 'b'] });
    expect((await call('/v2/acme/api/manifests/a', { method: 'DELETE' })).status).toBe(202);
    expect((await call('/v2/acme/api/manifests/b', { method: 'HEAD' })).status).toBe(200);
    expect((await call(`/v2/acme/api/manifests/${digest}`, { method: 'DELETE' })).status).toBe(202);
    expect((await call('/v2/acme/api/manifests/b', { method: 'HEAD' })).status).toBe(404);
    expect(await refusal(`/v2/acme/api/manifests/${digest}`, { method: 'DELETE' })).toEqual([404, 'MANIFEST_UNKNOWN']);
  });
});

it('answers a wrong path, name or method', async () => {
  await start();
  expect(await refusal('/v1/x')).toEqual([404, 'NOT_FOUND']);
  expect(await refusal('/v2/ACME/api/tags/list')).toEqual([400, 'NAME_INVALID']);
  expect(await refusal('/v2/acme/api/tags/list')).toEqual([404, 'NAME_UNKNOWN']);
  expect(await refusal('/v2/acme/api/tags/list', { method: 'POST' })).toEqual([405, 'UNSUPPORTED']);
  expect(await refusal('/v2/acme/api/manifests/%ff')).toEqual([404, 'MANIFEST_UNKNOWN']);
});

describe('tags', () => {
  it.each([
    ['plain', ['a', 'b', 'c']],
    ['ghcr', ['c', 'a', 'b']],
  ] as const)('of a %s registry are listed page by page', async (kind, order) => {
    await start({ kind, auth: 'none', switches: { tagsPage: 2 } });
    pushImage(registry, { repository: 'acme/api', tags: ['c', 'a', 'b'] });
    const seen: string[] = [];
    let path: string | undefined = '/v2/acme/api/tags/list?n=1000';
    let pages = 0;
    while (path !== undefined) {
      const response = await call(path);
      seen.push(...((await response.json()) as { tags: string[] }).tags);
      path = /^<(.+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
      pages += 1;
    }
    expect([seen, pages]).toEqual([order, 2]);
  });
});
