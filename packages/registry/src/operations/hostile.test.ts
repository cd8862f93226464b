import { afterEach, expect, test } from 'vitest';
import { openRegistry } from '../open-registry.ts';
import type { Descriptor, RawManifest } from '../port.ts';
import { type Asked, contentOf, descriptorOf, imageOf, indexOf, type Reply, type Scripted, serve } from '../testing.ts';
import { readPlatforms } from './platforms.ts';

// Documents that are well formed, and made to cost whoever reads them.

const amd64 = imageOf({});
const missing = descriptorOf({ ...amd64.manifest, digest: `sha256:${'0'.repeat(64)}` });

let server: Scripted;
afterEach(() => server.close());

async function open(answer: (asked: Asked) => Reply) {
  server = await serve(answer);
  return { registry: openRegistry({ credentials: [], unitMs: 1 }), image: `${server.host}/acme/api` };
}

const holding = (manifests: Record<string, RawManifest>) =>
  open(contentOf({ amd64: amd64.manifest, ...manifests }, [amd64.config]));

test('indexes that name the same indexes over and over are read once', async () => {
  const manifests: Record<string, RawManifest> = {};
  let top = indexOf([descriptorOf(amd64.manifest)]);
  for (let level = 0; level < 3; level += 1) {
    manifests[`level${level}`] = top;
    top = indexOf(Array.from({ length: 12 }, () => descriptorOf(top)));
  }
  const { registry } = await holding({ ...manifests, top });
  const read: string[] = [];
  const reader = {
    ...registry,
    readManifest: (image: string, digest: string) => {
      read.push(digest);
      return registry.readManifest(image, digest);
    },
  };
  expect(await readPlatforms(reader, `${server.host}/acme/api`, top.digest)).toHaveLength(1);
  expect(read).toHaveLength(5);
});

test('only as many indexes as there can be platforms', async () => {
  const few = (n: number) => indexOf([], { annotations: { n: `${n}` } });
  const below = Array.from({ length: 40 }, (_, n) =>
    indexOf(Array.from({ length: 40 }, (__, m) => descriptorOf(few(n * 40 + m)))),
  );
  const top = indexOf(below.map((one) => descriptorOf(one)));
  const all = Object.fromEntries([top, ...below].map((one) => [one.digest, one]));
  const empty = Array.from({ length: 1600 }, (_, n) => few(n)).map((one) => [one.digest, one]);
  const { registry, image } = await holding({ ...all, ...Object.fromEntries(empty), top });
  await expect(registry.readPlatforms(image, top.digest)).rejects.toMatchObject({ code: 'too-large' });
  expect(server.log.length).toBeLessThan(400);
});

test('what an index points elsewhere for is asked of the registry alone', async () => {
  const urls = ['https://evil.example/manifest'];
  const top = indexOf([descriptorOf(amd64.manifest, { urls })]);
  const { registry, image } = await holding({ top });
  expect(await registry.readPlatforms(image, top.digest)).toHaveLength(1);
  const absent = indexOf([{ ...missing, urls } as Descriptor]);
  await server.close();
  const other = await holding({ top: absent });
  await expect(other.registry.readPlatforms(other.image, absent.digest)).rejects.toMatchObject({ code: 'not-found' });
});

test('a list whose every page names another is given up', async () => {
  let page = 0;
  const { registry, image } = await open(() => {
    page += 1;
    return { body: '{"tags":["a"]}', headers: { link: `<list?last=${page}>; rel="next"` } };
  });
  await expect(registry.listTags(image)).rejects.toMatchObject({ code: 'too-large' });
  expect(page).toBe(1000);
});

test('tags and referrers without number are given up', async () => {
  const tags = Array.from({ length: 260_000 }, (_, n) => `t${n}`);
  const listed = Array.from({ length: 1200 }, () => missing);
  let page = 0;
  const { registry, image } = await open(({ url }) => {
    page += 1;
    const body = url.includes('referrers')
      ? indexOf(listed).bytes
      : JSON.stringify({ tags: tags.map((tag) => `${tag}p${page}`) });
    return { body, headers: { link: `<?page=${page}>; rel="next"` } };
  });
  await expect(registry.listTags(image)).rejects.toMatchObject({ code: 'too-large' });
  expect(page).toBe(2);
  await expect(registry.referrers(image, missing.digest)).rejects.toMatchObject({ code: 'too-large' });
  expect(page).toBe(4);
});
