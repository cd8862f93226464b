import { afterEach, expect, test } from 'vitest';
import { digestOf } from '../digest.ts';
import { openRegistry } from '../open-registry.ts';
import { type Asked, contentOf, imageOf, type Reply, type Scripted, serve } from '../testing.ts';

const { manifest } = imageOf({});
const other = imageOf({ architecture: 'arm64' }).manifest;
const blob = Buffer.from('some bytes');
const digest = digestOf(blob);

let server: Scripted;
afterEach(() => server.close());

async function open(answer: (asked: Asked) => Reply) {
  server = await serve(answer);
  const log: string[] = [];
  const registry = openRegistry({ credentials: [], unitMs: 1, log: (line) => log.push(line) });
  return { registry, image: `${server.host}/acme/api`, log };
}

test('the very bytes are put at a tag, and the tag is read back', async () => {
  const content = contentOf({ v1: manifest });
  const { registry, image } = await open((asked) => (asked.method === 'PUT' ? { status: 201 } : content(asked)));
  await registry.putManifest(image, 'v1', manifest);
  expect(server.log).toEqual(['PUT /v2/acme/api/manifests/v1', 'HEAD /v2/acme/api/manifests/v1']);
  expect(server.asked[0]?.body).toEqual(manifest.bytes);
  expect(server.asked[0]?.headers['content-type']).toBe(manifest.mediaType);
});

test.each([
  ['the registry keeps other bytes', { 'docker-content-digest': other.digest }, manifest],
  ['the tag is somebody else’s by now', {}, other],
])('an error when %s', async (_, headers, kept) => {
  const content = contentOf({ v1: kept });
  const { registry, image } = await open((asked) =>
    asked.method === 'PUT' ? { status: 201, headers } : content(asked),
  );
  await expect(registry.putManifest(image, 'v1', manifest)).rejects.toMatchObject({ code: 'digest-mismatch' });
});

test('an error when the tag is nowhere afterwards', async () => {
  const { registry, image } = await open(({ method }) => ({ status: method === 'PUT' ? 201 : 404 }));
  await expect(registry.putManifest(image, 'v1', manifest)).rejects.toMatchObject({ code: 'digest-mismatch' });
});

test('what is no manifest, or not of that digest, is not put', async () => {
  const { registry, image } = await open(() => ({ status: 201 }));
  await expect(registry.putManifest(image, other.digest, manifest)).rejects.toMatchObject({ code: 'digest-mismatch' });
  const odd = { ...manifest, mediaType: 'text/html' };
  await expect(registry.putManifest(image, 'v1', odd)).rejects.toMatchObject({ code: 'unsupported' });
  const large = { ...manifest, bytes: Buffer.alloc(5 * 1024 * 1024) };
  await expect(registry.putManifest(image, 'v1', large)).rejects.toMatchObject({ code: 'too-large' });
  expect(server.log).toEqual([]);
});

const uploads =
  (location: string, put: () => Reply = () => ({ status: 201 })) =>
  (asked: Asked): Reply => {
    if (asked.method === 'POST') return { status: 202, headers: { location } };
    if (asked.method === 'PUT') return put();
    return { status: asked.method === 'DELETE' ? 204 : 404 };
  };

test('a blob is put in one piece, where the registry wants it', async () => {
  const { registry, image } = await open(uploads('/v2/acme/api/blobs/uploads/7?state=a%2Fb'));
  expect(await registry.pushBlob(image, blob)).toMatchObject({ digest, size: blob.length });
  expect(server.log).toEqual([
    `HEAD /v2/acme/api/blobs/${digest}`,
    'POST /v2/acme/api/blobs/uploads/',
    `PUT /v2/acme/api/blobs/uploads/7?state=a%2Fb&digest=${encodeURIComponent(digest)}`,
  ]);
  expect(server.asked[2]?.body).toEqual(blob);
});

test('a blob that is there is not put', async () => {
  const { registry, image } = await open(() => ({ status: 200 }));
  await registry.pushBlob(image, blob);
  expect(server.log).toEqual([`HEAD /v2/acme/api/blobs/${digest}`]);
});

test('a blob that got lost on the way is put from the start', async () => {
  let count = 0;
  const put = () => {
    count += 1;
    return { status: count === 1 ? 500 : 201 };
  };
  const { registry, image } = await open(uploads('uploads/7', put));
  await registry.pushBlob(image, blob);
  expect(server.log.map((line) => line.split(' ', 1)[0])).toEqual(['HEAD', 'POST', 'PUT', 'POST', 'PUT']);
});

test.each(['https://example.com/upload', 'http://127.0.0.1:1/upload', ''])(
  'content never goes to %s',
  async (location) => {
    const { registry, image } = await open(uploads(location));
    await expect(registry.pushBlob(image, blob)).rejects.toMatchObject({ code: 'unsupported' });
  },
);

test('the right to push is proved by an upload that is cancelled', async () => {
  const { registry, image, log } = await open(uploads('uploads/7'));
  await registry.probePush(image);
  expect(server.log).toEqual(['POST /v2/acme/api/blobs/uploads/', 'DELETE /v2/acme/api/blobs/uploads/uploads/7']);
  expect(log).toEqual([]);
});

test('an upload that cannot be cancelled proves it too', async () => {
  const { registry, image, log } = await open(({ method }) =>
    method === 'POST' ? { status: 202, headers: { location: 'uploads/7' } } : { status: 403 },
  );
  await registry.probePush(image);
  expect(log).toEqual([expect.stringContaining('left to end by itself')]);
});

test('no right to push', async () => {
  const { registry, image } = await open(() => ({ status: 403 }));
  await expect(registry.probePush(image)).rejects.toMatchObject({ code: 'unauthorized' });
});

test.each([
  [202, null],
  [404, 'not-found'],
  [405, 'unsupported'],
  [403, 'unauthorized'],
])('a delete that is answered %i', async (status, code) => {
  const { registry, image } = await open(() => ({ status }));
  const deleting = registry.deleteManifest(image, manifest.digest);
  if (code === null) await deleting;
  else await expect(deleting).rejects.toMatchObject({ code });
});

test('a delete whose answer was lost is done when nothing is there any more', async () => {
  let count = 0;
  const { registry, image } = await open(() => {
    count += 1;
    return { status: count === 1 ? 502 : 404 };
  });
  await registry.deleteManifest(image, manifest.digest);
  expect(count).toBe(2);
});

test('a tag is never deleted by name, and what was deleted is not remembered', async () => {
  let there = true;
  const content = contentOf({ v1: manifest });
  const { registry, image } = await open((asked) => {
    if (asked.method === 'DELETE') there = false;
    return there ? content(asked) : { status: asked.method === 'DELETE' ? 202 : 404 };
  });
  await expect(registry.deleteManifest(image, 'v1')).rejects.toMatchObject({ code: 'invalid-input' });
  await registry.readManifest(image, manifest.digest);
  await registry.deleteManifest(image, manifest.digest);
  await expect(registry.readManifest(image, manifest.digest)).rejects.toMatchObject({ code: 'not-found' });
});

test('what was read while it was deleted, or under another spelling, is not remembered either', async () => {
  let there = true;
  let reading: Promise<unknown> = Promise.resolve();
  const content = contentOf({ v1: manifest });
  server = await serve(async (asked) => {
    if (asked.method !== 'DELETE') return there ? content(asked) : { status: 404 };
    await reading;
    there = false;
    return { status: 202 };
  });
  const registry = openRegistry({ credentials: [], unitMs: 1 });
  const image = `${server.host.replace('127.0.0.1', 'localhost')}/acme/api`;
  reading = registry.readManifest(image, manifest.digest);
  await registry.deleteManifest(image.replace('localhost', 'LOCALHOST'), manifest.digest);
  await expect(registry.readManifest(image, manifest.digest)).rejects.toMatchObject({ code: 'not-found' });
});
