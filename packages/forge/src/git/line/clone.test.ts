import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator } from '@gatehouse/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { scratchRepository } from '../testing.ts';
import { cloneLine } from './clone.ts';

const PATIENCE = { attempts: 3, attemptMs: 20_000, waitMs: 5 };
const TOKEN = 'ghs_verysecret';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'gatehouse-line-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, 'clone');
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(handler: Handler): Promise<string> {
  const server = createServer(handler);
  onTestFinished(() => void server.close().closeAllConnections());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** git's own server side, so that what is understood here is what git says and not what a double of ours does. */
function gitHttp(dir: string, seen: { url: string; authorization: string | undefined }[] = []): Handler {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    seen.push({ url: url.pathname + url.search, authorization: request.headers.authorization });
    const child = spawn('git', ['http-backend'], {
      env: {
        ...{
          PATH: process.env.PATH,
          GIT_PROJECT_ROOT: dir,
          GIT_HTTP_EXPORT_ALL: '1',
          PATH_INFO: url.pathname.replace('/o/r.git', '/.git'),
        },
        ...{ QUERY_STRING: url.search.slice(1), REQUEST_METHOD: request.method, REMOTE_ADDR: '127.0.0.1' },
        ...{
          CONTENT_TYPE: request.headers['content-type'],
          HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
        },
        ...{ HTTP_GIT_PROTOCOL: request.headers['git-protocol'] as string, GIT_CONFIG_NOSYSTEM: '1' },
      },
    });
    request.pipe(child.stdin);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', () => {
      const answer = Buffer.concat(chunks);
      const end = answer.indexOf('\r\n\r\n');
      for (const line of answer.subarray(0, end).toString().split('\r\n')) {
        const [name = '', value = ''] = line.split(/: /);
        if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
        else if (name !== '') response.setHeader(name, value);
      }
      response.end(answer.subarray(end + 4));
    });
  };
}

/** Two commits on `main`, one on `side`; filters and wants by id allowed, as GitHub does. */
function origin() {
  const repository = scratchRepository();
  onTestFinished(() => repository.remove());
  repository.git('config', 'uploadpack.allowFilter', 'true');
  repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const root = repository.commit({ files: { a: 'one', b: 'keep' } });
  const tip = repository.commit({ files: { a: 'two' } });
  const side = repository.commit({ branch: 'side', parents: [root], files: { a: 'three' } });
  return { repository, root, tip, side, blob: (name: string) => repository.git('rev-parse', name) };
}

test('a line, and the contents it asks for, in one request for all of them', async () => {
  const { repository, root, tip, side, blob } = origin();
  const seen: { url: string; authorization: string | undefined }[] = [];
  const url = await listen(gitHttp(repository.dir, seen));
  const at = folder();
  const line = await cloneLine({ url: `${url}/o/r.git`, token: TOKEN, folder: at }, PATIENCE);
  expect((await line.readLine(tip)).map(({ oid }) => oid)).toEqual([tip, root]);
  const oids = [blob(`${root}:a`), blob(`${tip}:a`), blob(`${root}:b`)];
  const before = seen.length;
  const blobs = await line.readBlobs(oids);
  expect(oids.map((oid) => Buffer.from(blobs.get(oid) ?? '').toString())).toEqual(['one', 'two', 'keep']);
  // One connection: what the server can do, and the fetch.
  expect(seen.slice(before).filter(({ url }) => url.endsWith('/git-upload-pack'))).toHaveLength(1);
  expect(seen.length - before).toBeLessThanOrEqual(2);
  await line.readBlobs(oids);
  expect(seen.length - before).toBeLessThanOrEqual(2);
  // A commit of another branch is fetched when it is asked for.
  expect(await line.isAncestor(root, side)).toBe(true);
  expect(await line.isAncestor(side, tip)).toBe(false);
  expect(await line.readLine(side)).toHaveLength(2);
  expect(seen.every(({ authorization }) => authorization === `Basic ${btoa(`x-access-token:${TOKEN}`)}`)).toBe(true);
  await line.close();
  expect(existsSync(at)).toBe(false);
  expect(readdirSync(join(at, '..'))).toEqual([]);
});

test('commits of any number of branches come in one request', async () => {
  const { repository, root } = origin();
  const tips = Array.from({ length: 30 }, (_, at) =>
    repository.commit({ branch: `b${at}`, parents: [root], files: { a: `${at}` } }),
  );
  const seen: { url: string; authorization: string | undefined }[] = [];
  const url = await listen(gitHttp(repository.dir, seen));
  const line = await cloneLine({ url: `${url}/o/r.git`, token: TOKEN, folder: folder() }, PATIENCE);
  const before = seen.length;
  await line.have([...tips, ...tips, root], 'commit');
  expect(seen.length - before).toBeLessThanOrEqual(2);
  const trees = await Promise.all(tips.map((tip) => line.readTree(tip)));
  expect(new Set(trees.flat().map(({ oid }) => oid)).size).toBe(31);
  expect(seen.length - before).toBeLessThanOrEqual(2);
  const blobs = trees.flat().map(({ oid }) => oid);
  expect(await line.have(blobs, 'blob')).toEqual(
    trees.flat().map(({ path }, at) => (path === 'b' ? 4 : at < 20 ? 1 : 2)),
  );
  expect(seen.length - before).toBeLessThanOrEqual(4);
  await line.readBlobs(blobs);
  expect(seen.length - before).toBeLessThanOrEqual(4);
  await expect(line.have(['1'.repeat(40)], 'commit')).rejects.toMatchObject({ code: 'not-found' });
  await expect(line.have([root], 'blob')).rejects.toMatchObject({ code: 'missing-object' });
  await line.close();
});

test('commits of other branches come without the history that is here', async () => {
  const { repository, tip } = origin();
  for (let at = 0; at < 20; at += 1) repository.commit({ files: { [`d/${at}`]: `${at}` } });
  const url = await listen(gitHttp(repository.dir));
  const at = folder();
  const line = await cloneLine({ url: `${url}/o/r.git`, token: '', folder: at }, PATIENCE);
  const [made = ''] = readdirSync(join(at, '..'));
  const clone = join(at, '..', made, 'clone.git');
  const objects = () => {
    const counts = execFileSync('git', ['-C', clone, 'count-objects', '-v']).toString();
    return [/count: (\d+)/, /in-pack: (\d+)/].reduce((sum, field) => sum + Number(field.exec(counts)?.[1]), 0);
  };
  const before = objects();
  const side = repository.commit({
    branch: 'other',
    parents: [repository.git('rev-parse', 'main')],
    files: { 'd/3': 'x' },
  });
  const old = repository.commit({ branch: 'old', parents: [tip], files: { e: 'y' } });
  expect(await line.have([side, old], 'commit')).toHaveLength(2);
  // Two commits with their root trees, one with a folder; besides what a difference in the pack was taken against.
  expect(objects() - before).toBeLessThan(10);
  const files: string[] = [];
  for await (const some of line.readFiles([side, old])) files.push(...some.map(({ path }) => path));
  expect(files).toHaveLength(2 + 20 + 1);
  await line.close();
});

test('nothing but commits and trees is fetched at first, and the token is nowhere on the disk', async () => {
  const { repository, tip, blob } = origin();
  const url = await listen(gitHttp(repository.dir));
  const at = folder();
  const line = await cloneLine({ url: `${url}/o/r.git`, token: TOKEN, folder: at }, PATIENCE);
  await line.readBlobs([blob(`${tip}:a`)]);
  const files = readdirSync(join(at, '..'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(2);
  for (const { parentPath, name } of files) {
    const text = readFileSync(join(parentPath, name), 'latin1');
    expect(text.includes(TOKEN) || text.includes(btoa(`x-access-token:${TOKEN}`)), name).toBe(false);
  }
  await line.close();
});

test('the simulated GitHub is read like GitHub', async () => {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const repository = simulator.github.createRepository('acme/infra', { files: { 'a.yaml': 'one\n' } });
  const root = repository.branch('main');
  const tip = repository.commit({ branch: 'main', files: { 'a.yaml': 'two\n' } });
  const side = repository.commit({ branch: 'side', parents: [root], files: { 'a.yaml': 'three\n' } });
  const token = simulator.github.createToken({ permissions: { contents: 'read' } });
  const line = await cloneLine({ url: `${simulator.serverUrl}/acme/infra.git`, token, folder: folder() }, PATIENCE);
  const read = await line.readLine(tip);
  expect(read.map(({ oid }) => oid)).toEqual([tip, root]);
  const oids = read.flatMap(({ changed }) => changed.flatMap(({ oid }) => oid ?? []));
  expect([...(await line.readBlobs(oids)).values()].map((bytes) => Buffer.from(bytes).toString())).toEqual([
    'two\n',
    'one\n',
  ]);
  expect(await line.isAncestor(root, side)).toBe(true);
  expect((await line.readTree(side)).map(({ path }) => path)).toEqual(['a.yaml']);
  await expect(line.isAncestor('1'.repeat(40), tip)).rejects.toMatchObject({ code: 'not-found' });
  await line.close();
});

test('a token that is none, or sees nothing, is told', async () => {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  simulator.github.createRepository('acme/infra', { files: { a: '1' } });
  const token = simulator.github.createToken({ permissions: { contents: 'read' } });
  const url = (name: string) => `${simulator.serverUrl}/acme/${name}.git`;
  const open = (name: string, token: string) => cloneLine({ url: url(name), token, folder: folder() }, PATIENCE);
  await expect(open('infra', 'wrong')).rejects.toMatchObject({ code: 'unauthorized' });
  await expect(open('other', token)).rejects.toMatchObject({ code: 'not-found' });
});

test.each([
  [401, 'unauthorized', 1],
  [403, 'forbidden', 1],
  [404, 'not-found', 1],
  [429, 'rate-limited', 1],
  [502, 'unavailable', 3],
] as const)('a server that answers %d: %s, after %d attempts', async (status, code, attempts) => {
  let count = 0;
  const url = await listen((request, response) => {
    count += 1;
    // A server may well repeat what it was sent.
    response.writeHead(status, { 'content-type': 'text/plain' }).end(`no ${request.headers.authorization} ${TOKEN}\n`);
  });
  const at = folder();
  const error = await cloneLine({ url: `${url}/o/r.git`, token: TOKEN, folder: at }, PATIENCE).catch((e) => e);
  expect(error).toMatchObject({ code });
  expect(`${error.message} ${error.fix}`).not.toContain(TOKEN);
  expect(error.message).not.toContain(btoa(`x-access-token:${TOKEN}`));
  expect(count).toBe(attempts);
  expect(readdirSync(join(at, '..'))).toEqual([]);
});

test('what passes is tried again', async () => {
  const { repository, tip } = origin();
  const serve = gitHttp(repository.dir);
  let count = 0;
  const url = await listen((request, response) => {
    count += 1;
    if (count === 1) response.writeHead(503).end();
    else if (count === 2) request.socket.destroy();
    else serve(request, response);
  });
  const lines: string[] = [];
  const line = await cloneLine(
    { url: `${url}/o/r.git`, token: '', folder: folder(), log: (text) => lines.push(text) },
    PATIENCE,
  );
  expect(await line.readLine(tip)).toHaveLength(2);
  expect(lines).toEqual([expect.stringContaining('trying again'), expect.stringContaining('trying again')]);
  await line.close();
});

test('a server that never answers is given up', async () => {
  const url = await listen(() => {});
  const patience = { attempts: 1, attemptMs: 300, waitMs: 1 };
  await expect(cloneLine({ url: `${url}/o/r.git`, token: '', folder: folder() }, patience)).rejects.toMatchObject({
    code: 'unavailable',
  });
});

test('a redirection is not followed, so the token goes nowhere else', async () => {
  let met: IncomingMessage | null = null;
  const other = await listen((request, response) => {
    met = request;
    response.writeHead(404).end();
  });
  const url = await listen((request, response) =>
    response.writeHead(301, { location: `${other}${request.url}` }).end(),
  );
  await expect(cloneLine({ url: `${url}/o/r.git`, token: TOKEN, folder: folder() }, PATIENCE)).rejects.toThrow();
  expect(met).toBeNull();
});

test.each([
  'ssh://git@github.com/o/r.git',
  'git@github.com:o/r.git',
  'file:///etc',
  'ext::sh -c x',
  'https://user:hunter2@github.com/o/r.git',
  'http://github.com/o/r.git',
  '--upload-pack=x',
])('%s is no address to send a token to', async (url) => {
  const error = await cloneLine({ url, token: TOKEN, folder: folder() }, PATIENCE).catch((e) => e);
  expect(error).toMatchObject({ code: 'invalid-input' });
  expect(error.message).not.toContain('hunter2');
});

test('a repository that is itself shallow is refused', async () => {
  const { repository } = origin();
  const copy = scratchRepository();
  onTestFinished(() => copy.remove());
  copy.git('fetch', '--quiet', '--depth=1', `file://${repository.dir}`, '+main:main', '--update-head-ok');
  const url = await listen(gitHttp(copy.dir));
  await expect(cloneLine({ url: `${url}/o/r.git`, token: '', folder: folder() }, PATIENCE)).rejects.toMatchObject({
    code: 'shallow',
  });
});
