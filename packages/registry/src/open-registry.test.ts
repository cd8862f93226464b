import { pushImage, pushReferrer, type SimulatedRegistry, startRegistry, startSimulator } from '@gatehouse/simulator';
import { afterEach, expect, test } from 'vitest';
import { openRegistry } from './open-registry.ts';
import { openPackages } from './packages/open-packages.ts';
import type { LayerEntry, Registry } from './port.ts';

// Facts about registries and GHCR, each on the simulated ones that also stand in for them where levers are tested.

const REVISION = 'a'.repeat(40);
const LABEL = 'org.opencontainers.image.revision';
const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of closing.splice(0).reverse()) await server.close();
});

async function start(options: Parameters<typeof startRegistry>[0] = {}) {
  const simulated = await startRegistry(options);
  closing.push(simulated);
  const credentials = [{ registry: simulated.host, username: 'builder', password: 'secret' }];
  return { simulated, image: `${simulated.host}/acme/api`, registry: openRegistry({ credentials, unitMs: 1 }) };
}

const BUILDER = { username: 'builder', password: 'secret' };
const push = (simulated: SimulatedRegistry, more: Partial<Parameters<typeof pushImage>[1]> = {}) =>
  pushImage(simulated, {
    repository: 'acme/api',
    tags: [`pending-${REVISION}`],
    platforms: ['linux/amd64', 'linux/arm64/v8'],
    labels: { [LABEL]: REVISION },
    files: { 'app/server': 'run' },
    attestations: true,
    ...more,
  });

async function entriesOf(registry: Registry, image: string, digest: string): Promise<readonly LayerEntry[]> {
  const entries: LayerEntry[] = [];
  for (const { layers } of await registry.readPlatforms(image, digest)) {
    for (const layer of layers) for await (const entry of registry.readLayer(image, layer)) entries.push(entry);
  }
  return entries;
}

test.each([{ docker: false }, { docker: true }])(
  'labels and files of every platform, attestations apart: %o',
  async (kind) => {
    const { simulated, image, registry } = await start({ users: [BUILDER] });
    const { digest } = push(simulated, kind);
    const platforms = await registry.readPlatforms(image, digest);
    expect(platforms.map(({ config }) => [config.platform, config.labels[LABEL]])).toEqual([
      [{ os: 'linux', architecture: 'amd64' }, REVISION],
      [{ os: 'linux', architecture: 'arm64', variant: 'v8' }, REVISION],
    ]);
    const files = (await entriesOf(registry, image, digest)).filter(({ type }) => type === 'file');
    expect(files.map(({ path, size }) => [path, size])).toEqual(Array(2).fill(['app/server', 3]));
  },
);

test('a token of one second does for a run that takes longer', async () => {
  let now = Date.now();
  const { simulated, image, registry } = await start({
    users: [BUILDER],
    now: () => now,
    switches: { tokenSeconds: 1 },
  });
  const { digest } = push(simulated);
  for (let second = 0; second < 5; second += 1) {
    expect(await registry.headManifest(image, digest)).toMatchObject({ digest });
    now += 2000;
  }
});

test('credentials that may read but not write are told so before anything is done', async () => {
  const reader = { ...BUILDER, rights: { 'acme/api': ['pull' as const] } };
  const { simulated, image, registry } = await start({ users: [reader] });
  push(simulated);
  await registry.listTags(image);
  await expect(registry.probePush(image)).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('`repository:acme/api:pull,push` is missing'),
  });
  await expect(openRegistry({ credentials: [], unitMs: 1 }).probePush(image)).rejects.toMatchObject({
    code: 'unauthorized',
  });
});

test('a blob that lies elsewhere is fetched without credentials', async () => {
  const { simulated, image, registry } = await start({ users: [BUILDER], switches: { redirectBlobs: true } });
  const { digest } = push(simulated);
  await registry.readPlatforms(image, digest);
  expect(simulated.blobHost.requests.length).toBeGreaterThan(0);
  expect(simulated.blobHost.requests.map(({ authorization }) => authorization)).toEqual(
    simulated.blobHost.requests.map(() => null),
  );
});

test.each(['plain', 'ghcr'] as const)('tags of every page, in whatever order: %s', async (kind) => {
  const { simulated, image, registry } = await start({ kind, users: [BUILDER], switches: { tagsPage: 2 } });
  const tags = ['a', 'b', 'c', 'd', 'e'];
  push(simulated, { tags: ['d', 'a', 'e', 'c', 'b'] });
  expect([...(await registry.listTags(image))].sort()).toEqual(tags);
});

test.each(['plain', 'ghcr'] as const)('what refers to a digest, by the API or by its tag: %s', async (kind) => {
  const { simulated, image, registry } = await start({ kind, users: [BUILDER] });
  const { digest } = push(simulated);
  const artifactType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
  expect(await registry.referrers(image, digest)).toEqual([]);
  const referrer = pushReferrer(simulated, { repository: 'acme/api', subject: digest, artifactType });
  expect(await registry.referrers(image, digest)).toMatchObject([{ digest: referrer, artifactType }]);
});

test('a deleted child breaks the index that still has its tag', async () => {
  const { simulated, image, registry } = await start({ users: [BUILDER], switches: { deletes: true } });
  const { digest, children } = push(simulated);
  await registry.deleteManifest(image, children[0] ?? '');
  expect(await registry.headManifest(image, `pending-${REVISION}`)).toMatchObject({ digest });
  await expect(registry.readPlatforms(image, digest)).rejects.toMatchObject({ code: 'not-found' });
});

async function startGhcr(more: Parameters<typeof startRegistry>[0] = {}) {
  const it = await start({ kind: 'ghcr', users: [BUILDER], ...more });
  const simulator = await startSimulator({ packages: it.simulated });
  closing.push(simulator);
  simulator.github.createRepository('acme/images', { files: { 'README.md': '' } });
  it.simulated.registry.repository('acme/api').linkedTo = 'acme/images';
  const open = (permission: 'read' | 'write') => {
    const token = simulator.github.createToken({
      permissions: { packages: permission },
      repositories: ['acme/images'],
    });
    return openPackages({ token, apiUrl: simulator.apiUrl, unitMs: 1 });
  };
  return { ...it, open };
}

test('GHCR: a tag is put by putting the same bytes, and a digest is one version with both', async () => {
  const { simulated, image, registry, open } = await startGhcr();
  const { digest } = push(simulated);
  await registry.putManifest(image, REVISION, await registry.readManifest(image, digest));
  expect(await registry.headManifest(image, REVISION)).toMatchObject({ digest });
  const versions = await open('read').listVersions(image);
  expect(versions).toHaveLength(5);
  expect(versions.find((version) => version.digest === digest)?.tags.toSorted()).toEqual([
    REVISION,
    `pending-${REVISION}`,
  ]);
});

test('GHCR: only versions can be deleted, with every tag of the digest, and restored', async () => {
  const { simulated, image, registry, open } = await startGhcr();
  const { digest } = push(simulated, { tags: [`pending-${REVISION}`, REVISION] });
  push(simulated, { tags: ['other'], labels: {} });
  await expect(registry.deleteManifest(image, digest)).rejects.toMatchObject({ code: 'unsupported' });
  const packages = open('write');
  const version = (await packages.listVersions(image)).find((one) => one.digest === digest);
  const id = version?.id ?? 0;
  expect(await packages.deleteVersion(image, id)).toBe('deleted');
  expect(await registry.headManifest(image, REVISION)).toBeNull();
  expect(await packages.deleteVersion(image, id)).toBe('gone');
  expect(await packages.readVersion(image, id)).toBeNull();
  await packages.restoreVersion(image, id);
  // Whether tags come back GitHub does not say; here they do not.
  expect(await packages.readVersion(image, id)).toMatchObject({ digest, tags: [] });
});

test('GHCR: a child goes although its index has a tag, and a tag moves although something needs it', async () => {
  const { simulated, image, registry, open } = await startGhcr();
  const { digest, children } = push(simulated);
  const other = push(simulated, { tags: ['other'], labels: {} });
  const packages = open('write');
  const child = (await packages.listVersions(image)).find((one) => one.digest === children[0]);
  expect(await packages.deleteVersion(image, child?.id ?? 0)).toBe('deleted');
  expect(await registry.headManifest(image, `pending-${REVISION}`)).toMatchObject({ digest });
  await expect(registry.readPlatforms(image, digest)).rejects.toMatchObject({ code: 'not-found' });
  await registry.putManifest(image, `pending-${REVISION}`, await registry.readManifest(image, other.digest));
  expect(await registry.headManifest(image, `pending-${REVISION}`)).toMatchObject({ digest: other.digest });
});

test('GHCR: nothing comes back after 30 days', async () => {
  let now = Date.UTC(2026, 0, 2);
  const { simulated, image, open } = await startGhcr({ now: () => now });
  const { digest } = push(simulated);
  push(simulated, { tags: ['other'], labels: {} });
  const packages = open('write');
  const id = (await packages.listVersions(image)).find((one) => one.digest === digest)?.id ?? 0;
  await packages.deleteVersion(image, id);
  now += 31 * 24 * 3600 * 1000;
  await expect(packages.restoreVersion(image, id)).rejects.toMatchObject({ code: 'not-found' });
});

test('GHCR: looking whether something is there is no download', async () => {
  const { simulated, image, registry } = await startGhcr();
  const { digest } = push(simulated);
  const repository = simulated.registry.repository('acme/api');
  await registry.headManifest(image, digest);
  await registry.headManifest(image, `pending-${REVISION}`);
  expect(repository.find(digest)?.downloads).toBe(0);
  await registry.readManifest(image, digest);
  await registry.readManifest(image, digest);
  expect(repository.find(digest)?.downloads).toBe(1);
});

test('GHCR: a token of another repository sees no package', async () => {
  const { simulated, image, open } = await startGhcr();
  push(simulated);
  simulated.registry.repository('acme/api').linkedTo = 'acme/elsewhere';
  await expect(open('write').listVersions(image)).rejects.toMatchObject({
    code: 'not-found',
    fix: expect.stringMatching(/Manage Actions access.*fine-grained tokens cannot/),
  });
});

test('GHCR: a missing right to delete looks like a missing version, and is told apart', async () => {
  const { simulated, image, open } = await startGhcr();
  push(simulated);
  const [version] = await open('read').listVersions(image);
  await expect(open('read').deleteVersion(image, version?.id ?? 0)).rejects.toMatchObject({ code: 'forbidden' });
});
