import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LayerEntry, openRegistry, type Registry, verifyProvenance } from '@gatehouse/registry';
import { startSigstore } from '@gatehouse/registry/provenance/testing';
import { describe, expect, test } from 'vitest';
import { attach } from './registry/attach.ts';
import { type RealRegistry, type RealRegistryOptions, startRealRegistry } from './registry/real-registry.ts';
import { seed } from './registry/seed.ts';
import { copy, inspect, rawManifest, scratch } from './registry/skopeo.ts';

const REVISION = '0123456789abcdef0123456789abcdef01234567';
const LABEL = 'org.opencontainers.image.revision';
const IMAGE = {
  tags: [`pending-${REVISION}`],
  platforms: ['linux/amd64', 'linux/arm64'],
  labels: { [LABEL]: REVISION },
  files: { 'app/server': 'run', 'etc/passwd': 'root:x:0:0::/:/bin/false\n' },
  attestations: true,
};

const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

const anonymous = () => openRegistry({ credentials: [] });

interface Scene {
  readonly real: RealRegistry;
  readonly registry: Registry;
  readonly image: string;
}

async function start(options: RealRegistryOptions = {}): Promise<Scene> {
  const real = await startRealRegistry(options);
  const registry = openRegistry({ credentials: real.credentials });
  return { real, registry, image: `${real.host}/acme/api` };
}

const push = ({ registry, image }: Scene, more: object = {}) =>
  seed(registry, image, { ...IMAGE, ...more }, anonymous());

async function filesOf(registry: Registry, image: string, digest: string): Promise<readonly LayerEntry[]> {
  const found: LayerEntry[] = [];
  for (const { layers } of await registry.readPlatforms(image, digest)) {
    for (const layer of layers) for await (const entry of registry.readLayer(image, layer)) found.push(entry);
  }
  return found.filter(({ type }) => type === 'file');
}

test('an index with attestations that our client pushed is what skopeo reads back, to the byte', async () => {
  const it = await start();
  const { digest, children } = await push(it);
  const { bytes } = await it.registry.readManifest(it.image, digest);
  expect(await rawManifest(`${it.image}:${IMAGE.tags[0]}`)).toEqual(bytes);
  for (const child of children) {
    const manifest = await it.registry.readManifest(it.image, child);
    expect(await rawManifest(`${it.image}@${child}`)).toEqual(manifest.bytes);
  }
  for (const architecture of ['amd64', 'arm64']) {
    const seen = await inspect(`${it.image}@${digest}`, architecture);
    expect(seen).toMatchObject({ Digest: digest, Architecture: architecture, Labels: IMAGE.labels });
  }
});

test('skopeo can copy all of what our client pushed', async () => {
  const it = await start();
  const { digest } = await push(it);
  const folder = scratch();
  await copy(`docker://${it.image}@${digest}`, `dir:${folder}`);
  const { bytes } = await it.registry.readManifest(it.image, digest);
  expect(readFileSync(join(folder, 'manifest.json'))).toEqual(bytes);
});

test.each(['oci', 'dir'])('what skopeo pushed from an %s: layout is what our client reads', async (layout) => {
  const [first, second] = [await start(), await start()];
  const { digest } = await push(first);
  const folder = `${layout}:${join(scratch(), 'layout')}${layout === 'oci' ? ':latest' : ''}`;
  await copy(`docker://${first.image}@${digest}`, folder);
  await copy(folder, `docker://${second.image}:copied`);
  const { registry, image } = second;
  expect(await registry.listTags(image)).toEqual(['copied']);
  expect(await registry.headManifest(image, 'copied')).toMatchObject({ digest });
  const platforms = await registry.readPlatforms(image, digest);
  expect(platforms.map(({ config }) => [config.platform.architecture, config.labels[LABEL]])).toEqual([
    ['amd64', REVISION],
    ['arm64', REVISION],
  ]);
  const files = await filesOf(registry, image, digest);
  expect(files.map(({ path, size }) => [path, size])).toEqual([
    ['app/server', 3],
    ['etc/passwd', 25],
    ['app/server', 3],
    ['etc/passwd', 25],
  ]);
});

describe('the harness', () => {
  let before: string | undefined;

  test('starts a registry', async () => {
    before = (await start()).real.host;
    expect((await fetch(`http://${before}/v2/`)).status).toBe(200);
  });

  test('ends it with the test that started it', async () => {
    await expect(fetch(`http://${before}/v2/`)).rejects.toThrow();
  });
});

test('a tag put by putting the same bytes keeps the digest', async () => {
  const it = await start();
  const { digest } = await push(it);
  await it.registry.putManifest(it.image, REVISION, await it.registry.readManifest(it.image, `pending-${REVISION}`));
  expect(await it.registry.headManifest(it.image, REVISION)).toMatchObject({ digest });
  expect(await rawManifest(`${it.image}:${REVISION}`)).toEqual(await rawManifest(`${it.image}@${digest}`));
  expect([...(await it.registry.listTags(it.image))].sort()).toEqual([REVISION, `pending-${REVISION}`]);
});

test('tags of more than a page', async () => {
  const it = await start();
  const { digest } = await push(it, { platforms: undefined, attestations: false });
  const manifest = await it.registry.readManifest(it.image, digest);
  const tags = Array.from({ length: 1010 }, (_, n) => `t${String(n).padStart(4, '0')}`);
  await Promise.all(tags.map((tag) => it.registry.putManifest(it.image, tag, manifest)));
  expect([...(await it.registry.listTags(it.image))].sort()).toEqual([`pending-${REVISION}`, ...tags]);
});

test('deleting: by digest, with every tag; what an index lists can be deleted under it', async () => {
  const it = await start({ delete: true });
  const { digest, children } = await push(it);
  await it.registry.deleteManifest(it.image, children[0] ?? '');
  expect(await it.registry.headManifest(it.image, digest)).toMatchObject({ digest });
  await expect(it.registry.readPlatforms(it.image, digest)).rejects.toMatchObject({ code: 'not-found' });
  await it.registry.deleteManifest(it.image, digest);
  expect(await it.registry.headManifest(it.image, `pending-${REVISION}`)).toBeNull();
  await expect(it.registry.deleteManifest(it.image, digest)).rejects.toMatchObject({ code: 'not-found' });
});

test('where deleting is switched off it is unsupported, and nothing is gone', async () => {
  const it = await start({ delete: false });
  const { digest } = await push(it);
  await expect(it.registry.deleteManifest(it.image, digest)).rejects.toMatchObject({ code: 'unsupported' });
  expect(await it.registry.readPlatforms(it.image, digest)).toHaveLength(2);
});

test('a manifest whose parts are missing is refused, with the reason', async () => {
  const it = await start();
  const other = await start();
  const { digest } = await push(other);
  const index = await other.registry.readManifest(other.image, digest);
  await expect(it.registry.putManifest(it.image, 'broken', index)).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('MANIFEST_BLOB_UNKNOWN'),
  });
});

test('what refers to a digest is found by the tag, where there is no API for it', async () => {
  const it = await start();
  const { digest } = await push(it);
  expect(await it.registry.referrers(it.image, digest)).toEqual([]);
  const attached = await attach(it, digest, BUNDLE, {});
  expect(await it.registry.referrers(it.image, digest)).toEqual([attached]);
  expect(JSON.parse((await rawManifest(`${it.image}:${digest.replace(':', '-')}`)).toString()).manifests).toEqual([
    attached,
  ]);
});

test.each(['none', 'token'] as const)('who built an image, by what is attached to it (auth: %s)', async (auth) => {
  const it = await start({ auth });
  const { digest } = await push(it);
  const workflow = 'acme/images/.github/workflows/build.yml';
  const policy = { issuer: 'https://issuer.example', workflow, sourceRef: 'refs/heads/main' };
  const sigstore = await startSigstore();
  try {
    const verify = () => verifyProvenance({ ...it, digest, policy, trust: sigstore.trust });
    expect(await verify()).toMatchObject({ outcome: 'absent' });
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: it.image, digest: { sha256: digest.slice('sha256:'.length) } }],
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: {},
    };
    const sub = `https://github.com/${workflow}@refs/heads/main`;
    const claims = { iss: policy.issuer, sub, repository: 'acme/images', ref: 'refs/heads/main', sha: REVISION };
    await attach(it, digest, BUNDLE, await sigstore.attest(statement, claims));
    expect(await verify()).toMatchObject({ outcome: 'passed', workflow: sub, revision: REVISION });
    await attach(it, digest, BUNDLE, await sigstore.attest(statement, { ...claims, ref: 'refs/heads/other' }));
    expect(await verify()).toMatchObject({ outcome: 'failed' });
  } finally {
    await sigstore.close();
  }
});

test('tokens: anonymous is told so, a reader may read and not push, a builder may, and skopeo agrees', async () => {
  const it = await start({ auth: 'token' });
  const { digest } = await push(it);
  await expect(anonymous().readManifest(it.image, digest)).rejects.toMatchObject({ code: 'unauthorized' });
  const wrong = openRegistry({ credentials: [{ registry: it.real.host, username: 'builder', password: 'x' }] });
  await expect(wrong.readManifest(it.image, digest)).rejects.toMatchObject({ code: 'unauthorized' });
  const reader = openRegistry({ credentials: [{ registry: it.real.host, username: 'reader', password: 'secret' }] });
  expect(await reader.readPlatforms(it.image, digest)).toHaveLength(2);
  await expect(reader.probePush(it.image)).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('`repository:acme/api:pull,push` is missing'),
  });
  await expect(reader.deleteManifest(it.image, digest)).rejects.toMatchObject({ code: 'forbidden' });
  await it.registry.probePush(it.image);
  const { bytes } = await it.registry.readManifest(it.image, digest);
  expect(await rawManifest(`${it.image}@${digest}`, 'builder:secret')).toEqual(bytes);
  const asked = new Set(it.real.tokens?.requests.flatMap(({ scopes }) => scopes));
  expect(asked).toContain('repository:acme/api:delete');
});

test.each([
  { seconds: 2, stated: 2, what: 'said to end soon' },
  { seconds: 2, stated: 300, what: 'said to last longer than it does' },
  { seconds: 2, stated: null, what: 'of which nothing is said' },
])('a token that ends in the middle of a run, $what', async ({ seconds, stated }) => {
  const it = await start({ auth: 'token' });
  if (it.real.tokens) it.real.tokens.lifetime = { seconds, stated };
  const { digest } = await push(it);
  const before = it.real.tokens?.requests.length ?? 0;
  const until = performance.now() + 4500;
  while (performance.now() < until) {
    expect(await it.registry.headManifest(it.image, digest)).toMatchObject({ digest });
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect((it.real.tokens?.requests.length ?? 0) - before).toBeGreaterThanOrEqual(1);
});
