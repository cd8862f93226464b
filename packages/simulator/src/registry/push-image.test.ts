import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestOf } from './digest.ts';
import { parseManifest } from './parse.ts';
import { pushImage } from './push-image.ts';
import { type SimulatedRegistry, startRegistry } from './server.ts';
import { makeLayer } from './tar.ts';

const INPUT = {
  repository: 'acme/api',
  tags: ['v1'],
  platforms: ['linux/amd64', 'linux/arm/v7'],
  labels: (platform: string) => ({ platform }),
  files: { 'app/server': 'run\n' },
  entryPoint: ['/app/server'],
  attestations: true,
};

let registry: SimulatedRegistry;

beforeEach(async () => {
  registry = await startRegistry();
});

afterEach(() => registry.close());

const read = (digest: string) => parseManifest(registry.registry.find('acme/api')?.find(digest)?.bytes ?? Buffer.of());

const configOf = (digest: string) =>
  JSON.parse(registry.registry.blob('acme/api', read(digest)?.config?.digest ?? '')?.toString() ?? 'null');

it('is the same bytes at every call', async () => {
  const first = pushImage(registry, INPUT);
  const other = await startRegistry();
  expect(pushImage(other, INPUT)).toEqual(first);
  await other.close();
  expect(pushImage(registry, { ...INPUT, user: '1000' }).digest).not.toBe(first.digest);
});

it('makes an index of images and attestations, with labels by platform', () => {
  const { digest, children } = pushImage(registry, INPUT);
  const [amd64 = '', , armv7 = ''] = children;
  const platform = (entry: object | undefined) => (entry === undefined ? undefined : Reflect.get(entry, 'platform'));
  expect(read(digest)?.manifests?.map(platform)).toEqual([
    { os: 'linux', architecture: 'amd64' },
    { os: 'unknown', architecture: 'unknown' },
    { os: 'linux', architecture: 'arm', variant: 'v7' },
    { os: 'unknown', architecture: 'unknown' },
  ]);
  expect(read(digest)?.manifests?.[1]).toMatchObject({ annotations: { 'vnd.docker.reference.digest': amd64 } });
  expect([amd64, armv7].map((child) => configOf(child).config.Labels)).toEqual([
    { platform: 'linux/amd64' },
    { platform: 'linux/arm/v7' },
  ]);
  expect(configOf(amd64)).toMatchObject({ created: '2026-01-01T00:00:00Z', config: { Entrypoint: ['/app/server'] } });
});

it('makes one image where no platforms are named, and nests indexes', () => {
  const single = pushImage(registry, { repository: 'acme/api', tags: ['one'], docker: true });
  expect(single.children).toEqual([]);
  expect(read(single.digest)?.mediaType).toBe('application/vnd.docker.distribution.manifest.v2+json');
  const inner = pushImage(registry, { ...INPUT, tags: [] });
  const outer = pushImage(registry, { repository: 'acme/api', tags: ['outer'], nested: [inner.digest, single.digest] });
  expect(outer.children).toEqual([inner.digest, single.digest]);
  expect(read(outer.digest)?.manifests?.map(({ mediaType }) => mediaType)).toEqual([
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
  ]);
});

it('dates versions, and keeps the date of a digest that is pushed again', () => {
  const { digest } = pushImage(registry, { ...INPUT, created: '2026-02-03T04:05:06Z' });
  const found = registry.registry.find('acme/api')?.find(digest);
  expect([found?.createdAt, found?.updatedAt]).toEqual([Date.UTC(2026, 1, 3, 4, 5, 6), Date.UTC(2026, 1, 3, 4, 5, 6)]);
});

it('names the bytes of layers twice, packed and unpacked', () => {
  const { digest } = pushImage(registry, { repository: 'acme/api', layers: [{ a: 'a' }, { 'b/.wh.a': '' }] });
  const layers = (read(digest)?.layers ?? []).map((layer) => registry.registry.blob('acme/api', layer.digest));
  const tars = layers.map((bytes) => digestOf(execFileSync('gzip', ['-dc'], { input: bytes ?? '' })));
  expect(configOf(digest).rootfs.diff_ids).toEqual(tars);
});

it('packs what tar unpacks', () => {
  const long = `${'folder/'.repeat(20)}file`;
  const { gzip } = makeLayer({
    'app/': '',
    'app/server': { content: '#!/bin/sh\necho ready\n', mode: 0o755, uid: 1000, gid: 1001 },
    'app/link': { symlink: 'server' },
    'app/same': { hardlink: 'app/server' },
    [long]: new Uint8Array(1000),
  });
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-layer-'));
  writeFileSync(join(folder, 'layer.tgz'), gzip);
  const list = execFileSync('tar', ['-tvzf', join(folder, 'layer.tgz'), '--numeric-owner'], { encoding: 'utf8' });
  expect(execFileSync('tar', ['-xOzf', join(folder, 'layer.tgz'), 'app/server'], { encoding: 'utf8' })).toContain(
    'ready',
  );
  rmSync(folder, { recursive: true });
  expect(
    list
      .trimEnd()
      .split('\n')
      .map((line) => line.replaceAll(/ +/g, ' ').replace(/1970-01-01 \d\d:\d\d /, '')),
  ).toEqual([
    'drwxr-xr-x 0/0 0 app/',
    '-rwxr-xr-x 1000/1001 21 app/server',
    'lrwxrwxrwx 0/0 0 app/link -> server',
    'hrw-r--r-- 0/0 0 app/same link to app/server',
    `-rw-r--r-- 0/0 1000 ${long}`,
  ]);
});

it('takes ten thousand versions', () => {
  for (let index = 0; index < 2000; index += 1) {
    pushImage(registry, { ...INPUT, tags: [`pending-${index}`], labels: { index: `${index}` } });
  }
  expect(registry.registry.find('acme/api')?.versions).toHaveLength(10_000);
});
