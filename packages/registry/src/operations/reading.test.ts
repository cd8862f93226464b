import { afterEach, expect, test } from 'vitest';
import { openRegistry } from '../open-registry.ts';
import type { Descriptor, RawManifest } from '../port.ts';
import {
  type Asked,
  contentOf,
  descriptorOf,
  document,
  imageOf,
  indexOf,
  type Reply,
  type Scripted,
  serve,
} from '../testing.ts';

const linux = (architecture: string) => ({ platform: { os: 'linux', architecture } });
const amd64 = imageOf({ config: { Labels: { rev: '1' } } });
const arm64 = imageOf({ architecture: 'arm64' });
const attestation = imageOf({ os: 'unknown', architecture: 'unknown' });
const index = indexOf([
  descriptorOf(amd64.manifest, linux('amd64')),
  descriptorOf(arm64.manifest, linux('arm64')),
  descriptorOf(attestation.manifest, { platform: { os: 'unknown', architecture: 'unknown' } }),
]);
const blobs = [amd64.config, arm64.config];

let server: Scripted;
afterEach(() => server.close());

async function open(answer: (asked: Asked) => Reply) {
  server = await serve(answer);
  return { registry: openRegistry({ credentials: [], unitMs: 1 }), image: `${server.host}/acme/api` };
}

const holding = (manifests: Record<string, RawManifest>) =>
  open(
    contentOf(
      { amd64: amd64.manifest, arm64: arm64.manifest, attestation: attestation.manifest, index, ...manifests },
      blobs,
    ),
  );

test('all four types are asked for', async () => {
  const { registry, image } = await holding({});
  await registry.readManifest(image, 'index');
  expect(server.asked[0]?.headers.accept).toBe(
    'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.docker.distribution.manifest.v2+json',
  );
});

test('a manifest is read once in a process, and a tag every time', async () => {
  const { registry, image } = await holding({});
  await registry.readManifest(image, 'index');
  await registry.readManifest(image, index.digest);
  await registry.readManifest(image, 'index');
  await registry.readManifest(`${server.host}/acme/other`, index.digest);
  expect(server.log).toEqual([
    'GET /v2/acme/api/manifests/index',
    'GET /v2/acme/api/manifests/index',
    `GET /v2/acme/other/manifests/${index.digest}`,
  ]);
});

test.each([
  ['other bytes than asked for', amd64.manifest.digest, {}],
  ['another digest than it states', 'tag', { 'docker-content-digest': amd64.manifest.digest }],
])('%s', async (_, reference, headers) => {
  const { registry, image } = await open(() => ({
    body: index.bytes,
    headers: { 'content-type': index.mediaType, ...headers },
  }));
  await expect(registry.readManifest(image, reference)).rejects.toMatchObject({ code: 'digest-mismatch' });
});

test('a registry that states no digest, or one of another kind', async () => {
  const headers: Record<string, string> = { 'content-type': index.mediaType };
  const { registry, image } = await open(() => ({ body: index.bytes, headers }));
  expect((await registry.readManifest(image, 'tag')).digest).toBe(index.digest);
  headers['docker-content-digest'] = `sha512:${'a'.repeat(128)}`;
  await expect(registry.readManifest(image, 'tag')).rejects.toMatchObject({ code: 'unsupported' });
});

test.each(['', '../x', 'a b', 'sha256:abc', `sha512:${'a'.repeat(128)}`, 'x'.repeat(129), 'a?b', '.a'])(
  '`%s` never becomes an address',
  async (reference) => {
    const { registry, image } = await holding({});
    await expect(registry.readManifest(image, reference)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(server.log).toEqual([]);
  },
);

test('head: what is there now, null for nothing, and GET where headers are left out', async () => {
  const { registry, image } = await holding({});
  const expected = { mediaType: index.mediaType, digest: index.digest, size: index.bytes.length };
  expect(await registry.headManifest(image, 'index')).toEqual(expected);
  expect(await registry.headManifest(image, 'none')).toBeNull();
  expect(server.log.every((line) => line.startsWith('HEAD'))).toBe(true);
  await server.close();
  const bare = await open(({ method }) =>
    method === 'HEAD' ? {} : { body: index.bytes, headers: { 'content-type': index.mediaType } },
  );
  expect(await bare.registry.headManifest(bare.image, 'index')).toEqual(expected);
});

test.each(['content-type', 'content-length', 'docker-content-digest'])(
  'head: an answer without %s is made good by a read',
  async (left) => {
    const headers: Record<string, string> = {
      'content-type': index.mediaType,
      'content-length': String(index.bytes.length),
      'docker-content-digest': index.digest,
    };
    delete headers[left];
    const { registry, image } = await open(({ method }) =>
      method === 'HEAD' ? { headers } : { body: index.bytes, headers: { 'content-type': index.mediaType } },
    );
    const expected = { mediaType: index.mediaType, digest: index.digest, size: index.bytes.length };
    expect(await registry.headManifest(image, 'index')).toEqual(expected);
    expect(server.log.map((line) => line.split(' ', 1)[0])).toEqual(['HEAD', 'GET']);
  },
);

test('head: a digest that is answered with another is an error', async () => {
  const headers = { 'content-type': index.mediaType, 'docker-content-digest': index.digest, 'content-length': '9' };
  const { registry, image } = await open(() => ({ headers }));
  await expect(registry.headManifest(image, amd64.manifest.digest)).rejects.toMatchObject({ code: 'digest-mismatch' });
});

test('every platform, through nested indexes, once, and no attestation', async () => {
  const top = indexOf([descriptorOf(index), descriptorOf(arm64.manifest, linux('arm64'))]);
  const { registry, image } = await holding({ top });
  const platforms = await registry.readPlatforms(image, top.digest);
  expect(platforms.map(({ digest, config }) => [digest, config.platform.architecture, config.labels])).toEqual([
    [amd64.manifest.digest, 'amd64', { rev: '1' }],
    [arm64.manifest.digest, 'arm64', {}],
  ]);
  expect(server.log.some((line) => line.includes(attestation.manifest.digest))).toBe(false);
});

test.each([linux('unknown'), { platform: { os: 'unknown', architecture: 'amd64' } }])(
  'a platform that is half unknown is one: %o',
  async (platform) => {
    const top = indexOf([descriptorOf(amd64.manifest, platform)]);
    const { registry, image } = await holding({ top });
    expect(await registry.readPlatforms(image, top.digest)).toHaveLength(1);
  },
);

test('a plain image is its only platform', async () => {
  const { registry, image } = await holding({});
  expect(await registry.readPlatforms(image, amd64.manifest.digest)).toHaveLength(1);
});

const nested = (depth: number): Record<string, RawManifest> => {
  const all: Record<string, RawManifest> = {};
  let top = amd64.manifest;
  for (let level = 0; level < depth; level += 1) {
    top = indexOf([descriptorOf(top)]);
    all[`level${level}`] = top;
  }
  return { ...all, top };
};
const missing = descriptorOf({ ...amd64.manifest, digest: `sha256:${'0'.repeat(64)}` });
const artifact = document('application/vnd.oci.image.manifest.v1+json', {
  config: { mediaType: 'application/vnd.oci.empty.v1+json', digest: missing.digest, size: 2 },
  layers: [],
});
const { config: odd } = JSON.parse(Buffer.from(amd64.manifest.bytes).toString());
const otherSize = document(amd64.manifest.mediaType, { config: { ...odd, size: odd.size + 1 }, layers: [] });
const many: readonly Descriptor[] = Array.from({ length: 300 }, (_, n) => ({
  ...missing,
  digest: `sha256:${String(n).padStart(64, '0')}`,
}));

test.each<[string, Record<string, RawManifest>, string]>([
  ['a child that is not there', { top: indexOf([missing]) }, 'not-found'],
  ['a child of another size', { top: indexOf([{ ...descriptorOf(amd64.manifest), size: 1 }]) }, 'digest-mismatch'],
  [
    'a child of another kind',
    { top: indexOf([{ ...descriptorOf(amd64.manifest), mediaType: index.mediaType }]) },
    'unsupported',
  ],
  [
    'a child of no kind',
    { top: indexOf([{ ...descriptorOf(amd64.manifest), mediaType: 'text/plain' }]) },
    'unsupported',
  ],
  ['a configuration of another size', { top: otherSize }, 'digest-mismatch'],
  ['no platform at all', { top: indexOf([]) }, 'unsupported'],
  [
    'only attestations',
    { top: indexOf([descriptorOf(attestation.manifest, { platform: { os: 'unknown', architecture: 'unknown' } })]) },
    'unsupported',
  ],
  ['an artifact', { top: artifact }, 'unsupported'],
  ['hundreds of platforms', { top: indexOf(many) }, 'too-large'],
  ['indexes without end', nested(6), 'too-large'],
])('platforms of %s', async (_, manifests, code) => {
  const { registry, image } = await holding(manifests);
  const digest = manifests.top?.digest ?? '';
  await expect(registry.readPlatforms(image, digest)).rejects.toMatchObject({ code });
});

test('platforms are asked for by digest', async () => {
  const { registry, image } = await holding({});
  await expect(registry.readPlatforms(image, 'index')).rejects.toMatchObject({ code: 'invalid-input' });
});

test('a blob of other bytes is not given out', async () => {
  const { registry, image } = await open(() => ({ body: 'other' }));
  await expect(registry.readBlob(image, missing.digest, 10)).rejects.toMatchObject({ code: 'digest-mismatch' });
});

test('tags of every page, once', async () => {
  const pages: Record<string, Reply> = {
    '/v2/acme/api/tags/list?n=1000': {
      body: '{"tags":["b","a"]}',
      headers: { link: '</v2/acme/api/tags/list?last=a&n=2>; rel="next"' },
    },
    '/v2/acme/api/tags/list?last=a&n=2': {
      body: '{"tags":["a","c"]}',
      headers: { link: '</x>; rel="prev", <list?last=c>; rel=next' },
    },
    '/v2/acme/api/tags/list?last=c': { body: '{"name":"acme/api","tags":null}' },
  };
  const { registry, image } = await open(({ url }) => pages[url] ?? { status: 404 });
  expect(await registry.listTags(image)).toEqual(['b', 'a', 'c']);
});

test.each([
  ['a page that comes again', { link: '<list?n=1000>; rel="next"' }, '{"tags":[]}', 'too-large', 'has no end'],
  [
    'a page elsewhere',
    { link: '<http://localhost:1/list>; rel="next"' },
    '{"tags":[]}',
    'unavailable',
    'lies elsewhere',
  ],
  ['tags that are no texts', {}, '{"tags":[1]}', 'unsupported', 'not a list of texts'],
  ['tags that are none', {}, '{"tags":["a\\n::error::b"]}', 'unsupported', 'a tag that is none'],
  ['no JSON', {}, 'tags', 'unsupported', 'not JSON'],
])('a list of tags with %s', async (_, headers, body, code, reason) => {
  const { registry, image } = await open(() => ({ body, headers }));
  await expect(registry.listTags(image)).rejects.toMatchObject({ code, message: expect.stringContaining(reason) });
});

const fallback = (digest: string) => digest.replace(':', '-');
const signature = { ...descriptorOf(attestation.manifest), artifactType: 'application/x' };

test.each<[string, Reply]>([
  ['the API is not there', { status: 404, body: 'page not found' }],
  ['the API is not allowed', { status: 405 }],
  ['the API has none', { body: indexOf([]).bytes }],
])('referrers by the tag when %s', async (_, reply) => {
  const content = contentOf({ [fallback(index.digest)]: indexOf([signature]) });
  const { registry, image } = await open((asked) => (asked.url.includes('/referrers/') ? reply : content(asked)));
  expect(await registry.referrers(image, index.digest)).toEqual([signature]);
  expect(await registry.referrers(image, amd64.manifest.digest)).toEqual([]);
});

test('referrers of every page of the API, and no tag then', async () => {
  const next = { link: `<./${index.digest}?page=2>; rel="next"` };
  const { registry, image } = await open(({ url }) =>
    url.includes('page=2') ? { body: indexOf([missing]).bytes } : { body: indexOf([signature]).bytes, headers: next },
  );
  expect(await registry.referrers(image, index.digest)).toEqual([signature, missing]);
  expect(server.log).toHaveLength(2);
});

test('referrers that may not be read are an error, not none', async () => {
  const { registry, image } = await open(() => ({ status: 403 }));
  await expect(registry.referrers(image, index.digest)).rejects.toMatchObject({ code: 'unauthorized' });
});
