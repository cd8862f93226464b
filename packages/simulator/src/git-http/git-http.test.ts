import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { Repository } from '../state/repository.ts';
import type { TokenOptions } from '../state/tokens.ts';
import { DELIMITER, FLUSH, line, parsePackets } from './pkt-line.ts';

const run = promisify(execFile);

let simulator: Simulator;
let repository: Repository;
let folder: string;
let tip: string;
let token: string;

beforeAll(async () => {
  simulator = await startSimulator();
  repository = simulator.github.createRepository('acme/infra', {
    files: {
      'a.yaml': 'one\n',
      'dir/deep/b.yaml': `${'long line\n'.repeat(20_000)}`,
      'bin/run': { mode: '100755', content: '#!/bin/sh\n' },
      link: { mode: '120000', content: 'a.yaml' },
      module: { mode: '160000', oid: '1'.repeat(40) },
    },
  });
  repository.commit({ branch: 'side', files: { side: 'side\n' } });
  tip = repository.commit({ branch: 'main', files: { 'a.yaml': 'two\n' }, verified: true });
  repository.tag('v1', tip, { annotated: true });
  repository.tag('plain', tip);
  token = simulator.github.createToken({ permissions: { contents: 'read' } });
  simulator.github.createRepository('acme/open', { visibility: 'public' });
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'git-http-'));
  simulator.requests.length = 0;
  return () => rmSync(folder, { recursive: true, force: true });
});

afterAll(() => simulator.close());

const url = (name = 'acme/infra') => `${simulator.serverUrl}/${name}.git`;

const basic = (value: string) => `authorization: Basic ${Buffer.from(`x-access-token:${value}`).toString('base64')}`;

/** Nothing of whoever runs the tests: no settings, no credentials, no questions asked. */
const environment = {
  PATH: process.env.PATH,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
};

async function git(args: readonly string[], options: { as?: string | null; input?: string } = {}): Promise<string> {
  const { as = token, input } = options;
  const headers = as === null ? [] : ['-c', `http.extraHeader=${basic(as)}`];
  const child = run('git', [...headers, ...args], { cwd: folder, env: environment });
  // one that ended without reading is no error
  child.child.stdin?.on('error', () => undefined).end(input ?? '');
  return (await child).stdout.trim();
}

const clone = (...options: string[]) => git(['clone', '--quiet', '--bare', ...options, url(), 'it.git']);
const inside = (...args: string[]) => git(['-C', 'it.git', ...args]);
const missing = async () =>
  (await inside('rev-list', '--objects', '--all', '--missing=print')).split('\n').filter((one) => one.startsWith('?'));

describe('the real git', () => {
  it('clones everything, byte for byte', async () => {
    await clone();
    await inside('fsck', '--strict');
    expect(await inside('rev-parse', 'HEAD', 'side', 'v1^{commit}')).toBe(
      [tip, repository.branch('side'), tip].join('\n'),
    );
    expect((await inside('ls-tree', '-r', 'main')).split('\n').map((one) => one.slice(0, 6))).toEqual([
      '100644',
      '100755',
      '100644',
      '120000',
      '160000',
    ]);
    expect(await inside('cat-file', 'blob', 'main:a.yaml')).toBe('two');
    expect(await inside('symbolic-ref', 'HEAD')).toBe('refs/heads/main');
  });

  it('clones without blobs, and fetches those that it names later', async () => {
    await clone('--filter=blob:none');
    expect(await missing()).toHaveLength(6);
    const wanted = ['a.yaml', 'dir/deep/b.yaml'].map((path) => repository.resolve(`main:${path}`)?.oid ?? '');
    simulator.requests.length = 0;
    await git(
      [
        '-C',
        'it.git',
        '-c',
        'fetch.negotiationAlgorithm=noop',
        'fetch',
        '--quiet',
        '--no-tags',
        '--filter=blob:none',
        '--stdin',
        'origin',
      ],
      { input: `${wanted.join('\n')}\n` },
    );
    expect(await missing()).toHaveLength(4);
    expect(simulator.requests.map(({ path, status }) => `${path} ${status}`)).toEqual([
      '/acme/infra.git/info/refs 200',
      '/acme/infra.git/git-upload-pack 200',
    ]);
    expect(simulator.requests[1]?.body).toMatchObject({
      command: 'fetch',
      arguments: expect.arrayContaining(['done']),
    });
  });

  it('is sent what it names although it says that it has the commit', async () => {
    await clone('--filter=blob:none');
    const wanted = repository.resolve('main:link')?.oid ?? '';
    await inside('fetch', '--quiet', '--no-tags', 'origin', wanted);
    expect(await missing()).toHaveLength(5);
    expect(await inside('cat-file', 'blob', wanted)).toBe('a.yaml');
  });

  it('fetches a blob by itself when one is asked for', async () => {
    await clone('--filter=blob:none');
    expect(await inside('cat-file', 'blob', 'main:bin/run')).toBe('#!/bin/sh');
  });

  it('fetches what came since, telling what it has', async () => {
    await clone();
    const [first, second] = ['3', '4'].map((text) =>
      repository.commit({ branch: 'main', files: { 'a.yaml': `${text}\n` } }),
    );
    simulator.requests.length = 0;
    await inside('fetch', '--quiet', 'origin', '+refs/heads/*:refs/heads/*');
    expect(await inside('rev-list', '--first-parent', '--max-count=2', 'main')).toBe(`${second}\n${first}`);
    await inside('fsck');
    const sent = simulator.requests.map(({ body }) => (body as { arguments?: string[] } | undefined)?.arguments ?? []);
    expect(sent.some((lines) => lines.includes(`have ${tip}`))).toBe(true);
    repository.setBranch('main', tip);
  });

  it('finds an unrelated history by saying that it has nothing of it', async () => {
    await git(['init', '--quiet', '--bare', 'it.git']);
    const tree = await inside('write-tree');
    const own = await inside('-c', 'user.name=A', '-c', 'user.email=a@b.c', 'commit-tree', '-m', 'Own', tree);
    await inside('update-ref', 'refs/heads/own', own);
    await inside('fetch', '--quiet', url(), 'refs/heads/main:refs/heads/main');
    expect(await inside('rev-parse', 'main')).toBe(tip);
  });

  it('fetches a commit by its id, though no ref leads to it', async () => {
    const lost = repository.commit({ files: { lost: 'lost\n' } });
    await git(['init', '--quiet', '--bare', 'it.git']);
    await inside('fetch', '--quiet', url(), lost);
    expect(await inside('cat-file', '-t', lost)).toBe('commit');
  });

  it('lists refs by prefix, with what tags lead to', async () => {
    const listed = await git(['ls-remote', '--tags', url()]);
    const v1 = repository.refs.get('refs/tags/v1');
    expect(listed.split('\n')).toEqual([`${tip}\trefs/tags/plain`, `${v1}\trefs/tags/v1`, `${tip}\trefs/tags/v1^{}`]);
    expect(simulator.requests.at(-1)?.body).toMatchObject({
      command: 'ls-refs',
      arguments: expect.arrayContaining(['ref-prefix refs/tags/']),
    });
  });

  it('is sent no refs but those of its prefixes', async () => {
    const packets = [line('command=ls-refs'), DELIMITER, line('peel'), line('ref-prefix refs/heads/s'), FLUSH];
    const [header = '', credentials = ''] = basic(token).split(': ');
    const response = await fetch(`${url()}/git-upload-pack`, {
      method: 'POST',
      headers: { [header]: credentials, 'git-protocol': 'version=2' },
      body: Buffer.concat(packets),
    });
    const lines = parsePackets(Buffer.from(await response.arrayBuffer()));
    expect(lines?.map(String)).toEqual([`${repository.branch('side')} refs/heads/side\n`, 'flush']);
  });

  it.each([
    ['a shallow history', ['--depth=1'], /does not support shallow/],
    ['another filter', ['--filter=tree:0'], /does not serve the filter tree:0/],
  ])('is refused %s in words', async (_, options, message) => {
    await expect(clone(...options)).rejects.toThrow(message);
  });

  it('is refused an object that is nowhere', async () => {
    await git(['init', '--quiet', '--bare', 'it.git']);
    await expect(inside('fetch', url(), '1'.repeat(40))).rejects.toThrow(/not our ref 1{40}/);
  });

  it('is refused a push', async () => {
    await clone();
    await expect(inside('push', url(), 'main:refs/heads/new')).rejects.toThrow(/403/);
  });

  it('clones two thousand commits within seconds', async () => {
    const long = simulator.github.createRepository('acme/long', {});
    for (let index = 0; index < 2000; index += 1) {
      long.commit({ branch: 'main', files: { [`pins/${index % 50}.yaml`]: `image: web@${index}\n` } });
    }
    const started = performance.now();
    await git(['clone', '--quiet', '--bare', '--filter=blob:none', url('acme/long'), 'long.git']);
    expect(await git(['-C', 'long.git', 'rev-list', '--count', 'main'])).toBe('2001');
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('access', () => {
  const cases: readonly [who: string, options: TokenOptions | 'unknown' | null, name: string, status: number][] = [
    ['a token that may read contents', { permissions: { contents: 'read' } }, 'acme/infra', 200],
    ['a token that may not', { permissions: { issues: 'write' } }, 'acme/infra', 403],
    ['a token of another repository', { repositories: ['acme/open'] }, 'acme/infra', 404],
    ['a token, and no such repository', {}, 'acme/nothing', 404],
    ['nobody, of a private repository', null, 'acme/infra', 401],
    ['nobody, of no repository', null, 'acme/nothing', 401],
    ['nobody, of a public repository', null, 'acme/open', 200],
    ['a token that there is not', 'unknown', 'acme/open', 401],
  ];

  it.each(cases)('%s', async (_, options, name, status) => {
    const value =
      options === null ? null : options === 'unknown' ? 'ghs_nothing' : simulator.github.createToken(options);
    const [header = '', credentials = ''] = value === null ? [] : basic(value).split(': ');
    const response = await fetch(`${url(name)}/info/refs?service=git-upload-pack`, {
      headers: { 'git-protocol': 'version=2', ...(header === '' ? {} : { [header]: credentials }) },
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Basic realm="GitHub"' : null);
    await response.arrayBuffer();
  });

  it('tells an older protocol that it is not spoken', async () => {
    await expect(git(['-c', 'protocol.version=0', 'ls-remote', url()])).rejects.toThrow(
      /speaks protocol version 2 only/,
    );
  });

  it('meets faults as any request', async () => {
    simulator.github.faults.add({ match: { path: /upload-pack/ }, do: { kind: 'status', status: 502 } });
    await expect(clone()).rejects.toThrow(/502/);
  });
});
