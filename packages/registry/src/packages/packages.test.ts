import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Asked, type Reply, type Scripted, serve } from '../testing.ts';
import { openPackages } from './open-packages.ts';

const IMAGE = 'localhost/acme/tools/api';
const PACKAGE = '/orgs/acme/packages/container/tools%2Fapi';
const digest = (id: number): string => `sha256:${String(id).padStart(64, '0')}`;
const row = (id: number, tags: readonly string[] = []) => ({
  id,
  name: digest(id),
  created_at: '2026-01-02T03:04:05Z',
  updated_at: '2026-01-03T03:04:05Z',
  metadata: { package_type: 'container', container: { tags } },
});

let routes: Record<string, Reply | ((asked: Asked) => Reply)>;
let server: Scripted;
beforeEach(async () => {
  routes = { 'GET /users/acme': { body: '{"type":"Organization"}' } };
  server = await serve((asked) => {
    const route = routes[`${asked.method} ${asked.url}`] ?? { status: 404, body: '{"message":"Not Found"}' };
    return typeof route === 'function' ? route(asked) : route;
  });
});
afterEach(() => server.close());

const open = (token = 'secret') => openPackages({ token, apiUrl: `http://${server.host}`, unitMs: 1 });
const json = (value: unknown, headers = {}): Reply => ({ body: JSON.stringify(value), headers });

test('all versions, a hundred a page, by the routes of the account they belong to', async () => {
  const first = Array.from({ length: 100 }, (_, id) => row(id, [`t${id}`]));
  routes[`GET ${PACKAGE}/versions?per_page=100&page=1`] = json(first, { link: '<https://x/?page=2>; rel="next"' });
  routes[`GET ${PACKAGE}/versions?per_page=100&page=2`] = json([row(100)], { link: '<https://x/?page=1>; rel="prev"' });
  const versions = await open().listVersions(IMAGE);
  expect(versions).toHaveLength(101);
  expect(versions[0]).toEqual({
    id: 0,
    digest: digest(0),
    tags: ['t0'],
    createdAt: '2026-01-02T03:04:05Z',
    updatedAt: '2026-01-03T03:04:05Z',
  });
  expect(server.asked.every(({ headers }) => headers.authorization === 'Bearer secret')).toBe(true);
});

test("a user's packages have other routes; the account is asked once", async () => {
  routes['GET /users/acme'] = json({ type: 'User' });
  const path = '/users/acme/packages/container/tools%2Fapi';
  routes[`GET ${path}/versions?per_page=100&page=1`] = json([]);
  const packages = open();
  await packages.listVersions(IMAGE);
  await packages.listVersions(IMAGE);
  expect(server.log.filter((line) => line === 'GET /users/acme')).toHaveLength(1);
});

test('an account that could not be asked for once is asked for again; an API may end in a slash', async () => {
  let asked = 0;
  routes['GET /users/acme'] = () => {
    asked += 1;
    return asked === 1 ? { status: 401 } : json({ type: 'Organization' });
  };
  routes[`GET ${PACKAGE}/versions?per_page=100&page=1`] = json([]);
  const packages = openPackages({ token: 'secret', apiUrl: `http://${server.host}/`, unitMs: 1 });
  await expect(packages.listVersions(IMAGE)).rejects.toMatchObject({ code: 'unauthorized' });
  expect(await packages.listVersions(IMAGE)).toEqual([]);
});

test('an owner, or a package, that is not there: what to put right', async () => {
  routes['GET /users/acme'] = { status: 404, body: '{"message":"Not Found"}' };
  await expect(open().listVersions(IMAGE)).rejects.toMatchObject({
    code: 'not-found',
    fix: 'Correct the owner in the name of the image.',
  });
  routes['GET /users/acme'] = json({ type: 'Organization' });
  await expect(open().listVersions(IMAGE)).rejects.toMatchObject({
    code: 'not-found',
    fix: expect.stringMatching(/never pushed.*Manage Actions access/),
  });
});

test('an account that is neither a user nor an organisation has no packages', async () => {
  routes['GET /users/acme'] = json({ type: 'Bot' });
  await expect(open().listVersions(IMAGE)).rejects.toMatchObject({ code: 'unsupported' });
});

test('a list whose pages shift is read again', async () => {
  const full = Array.from({ length: 100 }, (_, id) => row(id));
  let reading = 0;
  routes[`GET ${PACKAGE}/versions?per_page=100&page=1`] = json(full);
  routes[`GET ${PACKAGE}/versions?per_page=100&page=2`] = () => {
    reading += 1;
    return json(reading === 1 ? [row(99)] : [row(100)]);
  };
  expect(await open().listVersions(IMAGE)).toHaveLength(101);
  routes[`GET ${PACKAGE}/versions?per_page=100&page=2`] = json([row(99)]);
  await expect(open().listVersions(IMAGE)).rejects.toMatchObject({ code: 'unavailable' });
});

test.each([
  ['not a list', { message: 'hello' }],
  ['a name that is no digest', [{ ...row(1), name: 'v1' }]],
  ['no id', [{ ...row(1), id: '1' }]],
  ['no tags', [{ ...row(1), metadata: {} }]],
  ['no list of tags', [{ ...row(1), metadata: { container: { tags: null } } }]],
  ['tags that are none', [{ ...row(1), metadata: { container: { tags: [7] } } }]],
])('a list with %s is an error', async (_, body) => {
  routes[`GET ${PACKAGE}/versions?per_page=100&page=1`] = json(body);
  await expect(open().listVersions(IMAGE)).rejects.toMatchObject({ code: 'unsupported' });
});

test('a missing version of a package that can be read is gone; otherwise nobody can tell', async () => {
  await expect(open().readVersion(IMAGE, 7)).rejects.toMatchObject({ code: 'forbidden' });
  routes[`GET ${PACKAGE}`] = json({ name: 'tools/api' });
  expect(await open().readVersion(IMAGE, 7)).toBeNull();
  routes[`GET ${PACKAGE}/versions/7`] = json(row(7, ['v1']));
  expect(await open().readVersion(IMAGE, 7)).toMatchObject({ digest: digest(7), tags: ['v1'] });
});

test('a delete that finds nothing: gone, or forbidden when it can still be read', async () => {
  routes[`GET ${PACKAGE}`] = json({ name: 'tools/api' });
  expect(await open().deleteVersion(IMAGE, 7)).toBe('gone');
  routes[`GET ${PACKAGE}/versions/7`] = json(row(7));
  await expect(open().deleteVersion(IMAGE, 7)).rejects.toMatchObject({
    code: 'forbidden',
    fix: expect.stringContaining('packages: write'),
  });
  routes[`DELETE ${PACKAGE}/versions/7`] = { status: 204 };
  expect(await open().deleteVersion(IMAGE, 7)).toBe('deleted');
});

const DOWNLOADS = 'Publicly visible package versions with more than 5000 downloads cannot be deleted.';

test.each([
  [400, { message: DOWNLOADS }, {}, 'unsupported'],
  [401, { message: 'Bad credentials' }, {}, 'unauthorized'],
  [403, { message: 'Resource not accessible' }, {}, 'forbidden'],
  [403, { message: 'You have exceeded a secondary rate limit' }, { 'retry-after': '900' }, 'rate-limited'],
  [
    403,
    { message: 'API rate limit exceeded' },
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9999999999' },
    'rate-limited',
  ],
  [429, { message: 'slow down' }, {}, 'rate-limited'],
  [500, { message: 'oops' }, {}, 'unavailable'],
])('status %i for a delete: %o', async (status, body, headers, code) => {
  routes[`DELETE ${PACKAGE}/versions/7`] = { status, ...json(body, headers) };
  await expect(open().deleteVersion(IMAGE, 7)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(body.message),
  });
});

test('a secondary limit is waited for as long as it asks', async () => {
  let asked = 0;
  routes[`DELETE ${PACKAGE}/versions/7`] = () => {
    asked += 1;
    return asked < 3 ? { status: 403, headers: { 'retry-after': '2' } } : { status: 204 };
  };
  expect(await open().deleteVersion(IMAGE, 7)).toBe('deleted');
  expect(asked).toBe(3);
});

test('restores, once', async () => {
  routes[`POST ${PACKAGE}/versions/7/restore`] = { status: 204 };
  await open().restoreVersion(IMAGE, 7);
  routes[`POST ${PACKAGE}/versions/8/restore`] = { status: 500 };
  await expect(open().restoreVersion(IMAGE, 8)).rejects.toMatchObject({ code: 'unavailable' });
  expect(server.log.filter((line) => line.includes('/8/restore'))).toHaveLength(1);
});

test.each([
  ['https://api.github.com', 'docker.io/acme/api'],
  ['https://api.github.com', 'containers.example.com/acme/api'],
  ['https://git.example.com/api/v3', 'ghcr.io/acme/api'],
  ['https://api.github.com', 'ghcr.io/acme'],
  ['https://api.github.com', 'localhost:5000/acme/api'],
])("an API at %s has nothing of %s's name", async (apiUrl, image) => {
  const none = () => Promise.reject(new Error('nothing may be asked'));
  const packages = openPackages({ token: 't', apiUrl, fetch: none, unitMs: 1 });
  await expect(packages.deleteVersion(image, 1)).rejects.toMatchObject({ code: 'invalid-input' });
});

test('what is left of the requests of an hour, as of the last answer that says so', async () => {
  const list = `GET ${PACKAGE}/versions?per_page=100&page=1`;
  const packages = open();
  expect(packages.allowance()).toBeNull();
  routes[list] = json([], { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '41' });
  await packages.listVersions(IMAGE);
  expect(packages.allowance()).toEqual({ limit: 1000, left: 41 });
  for (const headers of [{}, { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': 'many' }]) {
    routes[list] = json([], headers);
    await packages.listVersions(IMAGE);
  }
  expect(packages.allowance()).toEqual({ limit: 1000, left: 41 });
});
