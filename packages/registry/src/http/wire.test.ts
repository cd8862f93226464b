import { afterEach, expect, test } from 'vitest';
import { digestOf } from '../digest.ts';
import { openRegistry } from '../open-registry.ts';
import { contentOf, imageOf, type Reply, type Scripted, serve } from '../testing.ts';

const { manifest } = imageOf({});
const content = contentOf({ v1: manifest });
const blob = Buffer.from('some bytes');
const digest = digestOf(blob);

const servers: Scripted[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
const start = async (...parameters: Parameters<typeof serve>): Promise<Scripted> => {
  const server = await serve(...parameters);
  servers.push(server);
  return server;
};
const open = (more: Partial<Parameters<typeof openRegistry>[0]> = {}) =>
  openRegistry({ credentials: [], unitMs: 1, ...more });

test('a blob that lies elsewhere is fetched without credentials', async () => {
  const store = await start(() => ({ body: blob }));
  const server = await start(({ headers, url }): Reply => {
    if (headers.authorization === undefined) return { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
    if (url.includes('moved')) return { status: 307, headers: { location: `http://${store.host}/blob?signature=1` } };
    return { status: 302, headers: { location: '/v2/acme/api/moved' } };
  });
  const credentials = [{ registry: server.host, username: 'me', password: 'pass' }];
  expect(Buffer.from(await open({ credentials }).readBlob(`${server.host}/acme/api`, digest, 100))).toEqual(blob);
  expect(server.asked.map(({ headers }) => headers.authorization !== undefined)).toEqual([false, true, true]);
  expect(store.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('a 401 of another host is no challenge to answer', async () => {
  const store = await start(() => ({ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }));
  const server = await start(() => ({ status: 307, headers: { location: `http://${store.host}/blob` } }));
  const credentials = [{ registry: server.host, username: 'me', password: 'pass' }];
  const reading = open({ credentials }).readBlob(`${server.host}/acme/api`, digest, 100);
  await expect(reading).rejects.toMatchObject({ code: 'unauthorized' });
  expect(server.asked).toHaveLength(1);
  expect(store.asked).toHaveLength(1);
});

test('at most five redirects', async () => {
  const server = await start(() => ({ status: 302, headers: { location: '/round' } }));
  await expect(open().readBlob(`${server.host}/acme/api`, digest, 100)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('more than 5 times'),
  });
  expect(server.asked).toHaveLength(6);
});

test.each([
  'http://example.com/blob',
  'file:///etc/passwd',
  'data:,hello',
  'ftp://127.0.0.1/x',
  'https://me:pass@example.com/',
])('never redirected to %s', async (location) => {
  const server = await start(() => ({ status: 302, headers: { location } }));
  await expect(open().readBlob(`${server.host}/acme/api`, digest, 100)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('is not an https:// address'),
  });
  expect(server.asked).toHaveLength(1);
});

test('a write is not redirected', async () => {
  const server = await start(() => ({ status: 307, headers: { location: '/elsewhere' } }));
  await expect(open().putManifest(`${server.host}/acme/api`, 'v2', manifest)).rejects.toMatchObject({
    code: 'unavailable',
  });
  expect(server.log).toEqual(['PUT /v2/acme/api/manifests/v2']);
});

test('an endless body is cut off, and a stated length is believed at once', async () => {
  let written = 0;
  const server = await start(({ url }, response) => {
    if (url.includes('blobs')) {
      response.writeHead(200, { 'content-length': '101' });
      response.flushHeaders();
      return undefined;
    }
    response.writeHead(200, { 'content-type': manifest.mediaType });
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536))) written += 65_536;
      written += 65_536;
    };
    response.on('drain', more);
    response.on('close', () => response.removeListener('drain', more));
    more();
    return undefined;
  });
  await expect(open().readManifest(`${server.host}/acme/api`, 'v1')).rejects.toMatchObject({ code: 'too-large' });
  expect(written).toBeLessThan(32 * 1024 * 1024);
  const reading = open({ timeoutMs: 2000 }).readBlob(`${server.host}/acme/api`, digest, 100);
  await expect(reading).rejects.toMatchObject({ code: 'too-large' });
});

test('waits as long as it is asked to, and says so', async () => {
  let count = 0;
  const server = await start((asked) => {
    count += 1;
    return count < 3 ? { status: 429, headers: { 'retry-after': '2' } } : content(asked);
  });
  const log: string[] = [];
  const started = performance.now();
  await open({ unitMs: 50, log: (line) => log.push(line) }).readManifest(`${server.host}/acme/api`, 'v1');
  expect(performance.now() - started).toBeGreaterThan(190);
  expect(log).toEqual(Array(2).fill(`${server.host}/acme/api:v1: status 429, asking again in 2 s`));
});

test('a wait beyond all patience is refused at once', async () => {
  const server = await start(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
  await expect(open().readManifest(`${server.host}/acme/api`, 'v1')).rejects.toMatchObject({ code: 'rate-limited' });
  expect(server.asked).toHaveLength(1);
});

test.each([500, 502, 503, 504])('status %i five times is enough', async (status) => {
  const server = await start(() => ({ status }));
  await expect(open().readManifest(`${server.host}/acme/api`, 'v1')).rejects.toMatchObject({ code: 'unavailable' });
  expect(server.asked).toHaveLength(5);
});

test('a broken connection, a cut-off body and silence are tried again', async () => {
  let count = 0;
  const server = await start((asked, response) => {
    count += 1;
    if (count === 1) return void response.socket?.destroy();
    if (count === 2) {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half');
      return void setTimeout(() => response.socket?.destroy(), 5);
    }
    if (count === 3) return undefined;
    return content(asked);
  });
  const found = await open({ timeoutMs: 3000 }).readManifest(`${server.host}/acme/api`, 'v1');
  expect(found.digest).toBe(manifest.digest);
  expect(count).toBe(4);
});

test('nobody there', async () => {
  await expect(open().readManifest('127.0.0.1:1/acme/api', 'v1')).rejects.toMatchObject({ code: 'unavailable' });
});

test.each(['a 503', 'a broken connection'])(
  'what may not be done twice is sent once, whatever comes back: %s',
  async (what) => {
    const server = await start((_, response) => {
      if (what === 'a 503') return { status: 503 };
      return void response.socket?.destroy();
    });
    await expect(open().probePush(`${server.host}/acme/api`)).rejects.toMatchObject({ code: 'unavailable' });
    expect(server.log).toEqual(['POST /v2/acme/api/blobs/uploads/']);
  },
);

test('eight requests at once, and no more', async () => {
  const held: (() => void)[] = [];
  const answerAll = () => {
    for (const answer of held.splice(0)) answer();
  };
  let most = 0;
  const server = await start(async (asked) => {
    await new Promise<void>((resolve) => {
      held.push(resolve);
      most = Math.max(most, held.length);
      // Nobody is answered before eight have asked, and a ninth would have had the time.
      if (held.length === 8) setTimeout(answerAll, 20);
    });
    return content(asked);
  });
  const registry = open();
  await Promise.all(Array.from({ length: 40 }, () => registry.headManifest(`${server.host}/acme/api`, 'v1')));
  expect(most).toBe(8);
});

test.each([
  [403, 'DENIED', 'unauthorized'],
  [404, 'NAME_UNKNOWN', 'not-found'],
  [405, 'UNSUPPORTED', 'unsupported'],
  [501, '', 'unsupported'],
  [400, 'MANIFEST_INVALID', 'unsupported'],
  [422, '', 'unsupported'],
  [413, 'MANIFEST_INVALID', 'too-large'],
  [429, 'TOOMANYREQUESTS', 'rate-limited'],
  [418, '', 'unavailable'],
])('status %i (%s)', async (status, error, code) => {
  const server = await start(() => ({ status, body: JSON.stringify({ errors: [{ code: error, message: 'x' }] }) }));
  await expect(open().readManifest(`${server.host}/acme/api`, 'v1')).rejects.toMatchObject({
    code,
    message: expect.stringMatching(new RegExp(`^${server.host}/acme/api:v1: ${server.host} answered ${status}`)),
  });
});
