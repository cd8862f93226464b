import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRegistry } from '../open-registry.ts';
import type { Registry, RegistryOptions } from '../port.ts';
import { type Asked, contentOf, imageOf, type Reply, type Scripted, serve } from '../testing.ts';

const { manifest } = imageOf({});
const content = contentOf({ v1: manifest });

let server: Scripted;
let token: (asked: Asked, count: number) => Reply;
let accepts: (authorization: string | undefined) => boolean;
let challenge: string;
let tokens = 0;

beforeEach(async () => {
  tokens = 0;
  token = (_, count) => ({ body: JSON.stringify({ token: `t${count}` }) });
  accepts = (authorization) => authorization?.startsWith('Bearer t') ?? false;
  server = await serve((asked) => {
    if (asked.url.startsWith('/token')) {
      tokens += 1;
      return token(asked, tokens);
    }
    if (accepts(asked.headers.authorization)) return content(asked);
    return { status: 401, headers: { 'www-authenticate': challenge } };
  });
  challenge = `Bearer realm="http://${server.host}/token",service="it",scope="repository:other/thing:*"`;
});
afterEach(() => server.close());

const open = (options: Partial<RegistryOptions> = {}): Registry =>
  openRegistry({ credentials: [], unitMs: 1, ...options });
const own = () => [{ registry: server.host, username: 'me', password: 'pass' }];
const image = () => `${server.host}/acme/api`;
const authorizations = () => server.asked.map(({ headers }) => headers.authorization ?? null);

test('anonymous first; then a token for what is done, whatever scope the registry names; then that token at once', async () => {
  const registry = open();
  await registry.readManifest(image(), 'v1');
  await registry.headManifest(image(), 'v1');
  const scope = encodeURIComponent('repository:acme/api:pull');
  expect(server.log).toEqual([
    'GET /v2/acme/api/manifests/v1',
    `GET /token?service=it&scope=${scope}`,
    'GET /v2/acme/api/manifests/v1',
    'HEAD /v2/acme/api/manifests/v1',
  ]);
  expect(authorizations()).toEqual([null, null, 'Bearer t1', 'Bearer t1']);
});

test("only the registry's own credentials go to the token server, and nowhere else", async () => {
  const other = { registry: 'ghcr.io', username: 'they', password: 'secret' };
  await open({ credentials: [other, ...own()] }).readManifest(image(), 'v1');
  const basic = `Basic ${Buffer.from('me:pass').toString('base64')}`;
  expect(authorizations()).toEqual([null, basic, 'Bearer t1']);
});

test('an access token of OAuth is one too', async () => {
  token = () => ({ body: '{"access_token":"t9"}' });
  await open().readManifest(image(), 'v1');
  expect(authorizations().at(-1)).toBe('Bearer t9');
});

test.each(['pull', 'pull,push', 'delete'])('a scope of its own for %s', async (actions) => {
  const registry = open();
  if (actions === 'pull') await registry.readManifest(image(), 'v1');
  if (actions === 'pull,push') await registry.probePush(image()).catch(() => {});
  if (actions === 'delete') await registry.deleteManifest(image(), manifest.digest).catch(() => {});
  expect(server.log[1]).toContain(encodeURIComponent(`repository:acme/api:${actions}`));
});

test('a token is renewed before it ends, and a minute is its time when nothing is said', async () => {
  const registry = open();
  token = (_, count) => ({ body: JSON.stringify({ token: `t${count}`, expires_in: 0.05 }) });
  await registry.headManifest(image(), 'v1');
  await new Promise((resolve) => setTimeout(resolve, 60));
  token = (_, count) => ({ body: JSON.stringify({ token: `t${count}` }) });
  await registry.headManifest(image(), 'v1');
  await registry.headManifest(image(), 'v1');
  expect(tokens).toBe(2);
  expect(server.log.filter((line) => line.startsWith('HEAD'))).toHaveLength(4);
});

test('a token that ends sooner than it said is renewed on the 401, in the middle of a run', async () => {
  const registry = open();
  await registry.headManifest(image(), 'v1');
  accepts = (authorization) => authorization === 'Bearer t2';
  expect(await registry.headManifest(image(), 'v1')).toMatchObject({ digest: manifest.digest });
  expect(tokens).toBe(2);
});

test('many requests at once wait for one token', async () => {
  const registry = open();
  await registry.headManifest(image(), 'v1');
  accepts = (authorization) => authorization === 'Bearer t2';
  await Promise.all(Array.from({ length: 20 }, () => registry.headManifest(image(), 'v1')));
  expect(tokens).toBe(2);
});

test('a token that lacks the scope is a second refusal: forbidden with credentials, unauthorized without', async () => {
  accepts = () => false;
  challenge += ',error="insufficient_scope"';
  await expect(open({ credentials: own() }).readManifest(image(), 'v1')).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('`repository:acme/api:pull` is missing'),
  });
  await expect(open().readManifest(image(), 'v1')).rejects.toMatchObject({ code: 'unauthorized' });
});

test.each([
  [401, 'unauthorized'],
  [403, 'forbidden'],
])('a token server that answers %i', async (status, code) => {
  token = () => ({ status, body: '{"errors":[{"code":"DENIED","message":"not\\n::you::"}]}' });
  await expect(open({ credentials: own() }).readManifest(image(), 'v1')).rejects.toMatchObject({
    code: status === 401 ? 'forbidden' : code,
    message: expect.stringContaining('(DENIED: not ::you::)'),
  });
  await expect(open().readManifest(image(), 'v1')).rejects.toMatchObject({ code: 'unauthorized' });
});

test.each(['', 'no json', '[]', '{}', '{"token":""}', '{"token":7}', '{"token":"two\\r\\nlines"}'])(
  'a token server that answers %j gives no token',
  async (body) => {
    token = () => ({ body });
    await expect(open().readManifest(image(), 'v1')).rejects.toMatchObject({ name: 'RegistryError' });
    expect(authorizations().filter((sent) => sent !== null)).toEqual([]);
  },
);

test('a token server elsewhere is asked only when it is trusted', async () => {
  challenge = 'Bearer realm="https://tokens.example/token"';
  const asked: string[] = [];
  const fetchElsewhere: typeof fetch = async (input, init) => {
    if (!String(input).startsWith('https://tokens.example/')) return fetch(input, init);
    asked.push(new Headers(init?.headers).get('authorization') ?? '');
    return new Response('{"token":"t1"}');
  };
  const options = { credentials: own(), fetch: fetchElsewhere };
  await expect(open(options).readManifest(image(), 'v1')).rejects.toMatchObject({
    code: 'forbidden',
    fix: 'If that is right, add `tokens.example` to the trusted realms.',
  });
  expect(asked).toEqual([]);
  await open({ ...options, realms: ['tokens.example'] }).readManifest(image(), 'v1');
  expect(asked).toHaveLength(1);
});

test('a registry that wants a password gets it after it asked, and only then', async () => {
  challenge = 'Basic realm="it"';
  accepts = (authorization) => authorization === `Basic ${Buffer.from('me:pass').toString('base64')}`;
  const registry = open({ credentials: own() });
  await registry.readManifest(image(), 'v1');
  await registry.headManifest(image(), 'v1');
  expect(authorizations().map((sent) => sent !== null)).toEqual([false, true, true]);
  await expect(open().readManifest(image(), 'v1')).rejects.toMatchObject({ code: 'unauthorized' });
  accepts = () => false;
  await expect(open({ credentials: own() }).readManifest(image(), 'v1')).rejects.toMatchObject({
    code: 'unauthorized',
  });
});

test('a 401 without a challenge is an error', async () => {
  challenge = '';
  await expect(open({ credentials: own() }).readManifest(image(), 'v1')).rejects.toMatchObject({
    code: 'unauthorized',
  });
});

test('a token server that sends elsewhere takes no credentials there', async () => {
  const elsewhere = await serve(() => ({ body: '{"token":"t1"}' }));
  token = () => ({ status: 307, headers: { location: `http://${elsewhere.host}/token` } });
  await open({ credentials: own() }).readManifest(image(), 'v1');
  expect(elsewhere.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  await elsewhere.close();
});

test('of several challenges the token is taken, and its realm is held to the same rule', async () => {
  challenge = `Negotiate, Basic realm="it", ${challenge}, Bearer realm="https://evil.example/token"`;
  await open({ credentials: own() }).readManifest(image(), 'v1');
  expect(authorizations().at(-1)).toBe('Bearer t1');
  challenge = 'Basic realm="it", Bearer realm="https://evil.example/token"';
  const count = server.asked.length;
  await expect(open({ credentials: own() }).readManifest(image(), 'v1')).rejects.toMatchObject({ code: 'forbidden' });
  expect(server.asked.slice(count).map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('a password that was not asked for at first is not given when a token fails', async () => {
  const registry = open({ credentials: own() });
  await registry.readManifest(image(), 'v1');
  challenge = 'Basic realm="it"';
  accepts = () => false;
  const count = server.asked.length;
  await expect(registry.readManifest(image(), 'v1')).rejects.toMatchObject({ code: 'unauthorized' });
  expect(server.asked.slice(count).map(({ headers }) => headers.authorization)).toEqual(['Bearer t1']);
});

test('a token that was refused once is asked for again', async () => {
  token = (_, count) => (count === 1 ? { status: 403 } : { body: '{"token":"t2"}' });
  const registry = open({ credentials: own() });
  await expect(registry.readManifest(image(), 'v1')).rejects.toMatchObject({ code: 'forbidden' });
  expect(await registry.readManifest(image(), 'v1')).toMatchObject({ digest: manifest.digest });
});
