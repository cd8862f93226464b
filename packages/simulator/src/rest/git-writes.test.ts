import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { Repository } from '../state/repository.ts';
import type { Permissions } from '../state/tokens.ts';
import { type Call, type CallResult, checkedClient } from '../testing/client.ts';

const GIT = '/repos/{owner}/{repo}/git';
const WRITER = { contents: 'write', 'pull-requests': 'write', issues: 'write' } as const;

let simulator: Simulator;
let repository: Repository;
let base: string;
let call: (call: Call) => Promise<CallResult>;

beforeAll(async () => {
  simulator = await startSimulator();
  repository = simulator.github.createRepository('acme/infra', {
    files: { 'a.yaml': 'one\n', 'bin/run': { mode: '100755', content: '#!/bin/sh\n' }, 'dir/b.yaml': 'two\n' },
  });
  base = repository.branch('main');
  repository.tag('v1', base, { annotated: true });
  call = checkedClient(simulator, 'acme/infra', simulator.github.createToken({ permissions: WRITER }));
});

afterAll(() => simulator.close());

const post = (path: string, body: unknown) => call({ method: 'POST', template: `${GIT}/${path}`, body });

/** A commit with one more file, made as a client without a clone makes it. */
async function commitFile(path: string, content: string, parent = base): Promise<string> {
  const tree = await post('trees', { base_tree: parent, tree: [{ path, mode: '100644', type: 'blob', content }] });
  const commit = await post('commits', { message: `Write ${path}`, tree: tree.body.sha, parents: [parent] });
  expect([...tree.departures, ...commit.departures]).toEqual([]);
  return commit.body.sha;
}

describe('objects', () => {
  it.each([
    ['utf-8', 'grün\n', 'grün\n'],
    ['base64', 'AP8=', Buffer.from([0, 255])],
  ])('a blob sent as %s has the id that git gives it', async (encoding, content, bytes) => {
    const { status, body, departures } = await post('blobs', { content, encoding });
    expect([status, departures]).toEqual([201, []]);
    expect(body.sha).toBe(repository.network.store.putBlob(bytes).oid);
  });

  it('a tree on a base adds, keeps modes that are named, and deletes by a null id', async () => {
    const { body, departures } = await post('trees', {
      base_tree: base,
      tree: [
        { path: 'bin/run', mode: '100755', type: 'blob', content: '#!/bin/sh\nexit\n' },
        { path: 'a.yaml', mode: '100644', type: 'blob', sha: null },
        { path: 'new/deep.yaml', mode: '100644', type: 'blob', content: 'three\n' },
      ],
    });
    expect(departures).toEqual([]);
    const all = await call({
      template: `${GIT}/trees/{tree_sha}`,
      params: { tree_sha: body.sha },
      query: { recursive: '1' },
    });
    expect(all.body.tree.map(({ path, mode }: { path: string; mode: string }) => `${mode} ${path}`)).toEqual([
      '040000 bin',
      '100755 bin/run',
      '040000 dir',
      '100644 dir/b.yaml',
      '040000 new',
      '100644 new/deep.yaml',
    ]);
  });

  it.each([
    ['a path outside', { path: '../x', mode: '100644', type: 'blob', content: '' }, /malformed path/],
    ['a path into .git', { path: '.git/config', mode: '100644', type: 'blob', content: '' }, /malformed path/],
    ['a blob that is not there', { path: 'x', mode: '100644', type: 'blob', sha: '1'.repeat(40) }, /not a valid blob/],
    ['neither id nor content', { path: 'x', mode: '100644', type: 'blob' }, /either tree.sha or tree.content/],
  ])('a tree refuses %s', async (_, entry, message) => {
    const { status, body } = await post('trees', { base_tree: base, tree: [entry] });
    expect([status, body.message]).toEqual([422, expect.stringMatching(message)]);
  });

  it('a commit of an app is signed unless it names an author', async () => {
    const tree = repository.network.store.read('commit', base).tree;
    const own = await post('commits', { message: 'Own', tree, parents: [base] });
    const named = await post('commits', {
      message: 'Named',
      tree,
      parents: [base],
      author: { name: 'A', email: 'a@b.c' },
    });
    expect(own.body.verification.verified).toBe(true);
    expect(own.body.author.name).toBe('github-actions[bot]');
    expect(named.body.verification.verified).toBe(false);
  });

  it('a recursive tree is cut at the limit and says so', async () => {
    repository.settings.maxTreeEntries = 2;
    const { body } = await call({
      template: `${GIT}/trees/{tree_sha}`,
      params: { tree_sha: base },
      query: { recursive: '1' },
    });
    repository.settings.maxTreeEntries = 100_000;
    expect([body.truncated, body.tree.length]).toEqual([true, 2]);
  });
});

describe('refs', () => {
  const refs = (method: 'PATCH' | 'DELETE', ref: string, body?: unknown) =>
    call({ method, template: `${GIT}/refs/{ref}`, params: { ref }, ...(body === undefined ? {} : { body }) });

  it('are created once', async () => {
    const ref = 'refs/heads/gatehouse/tmp/one';
    const first = await post('refs', { ref, sha: base });
    expect([first.status, first.departures, repository.branch('gatehouse/tmp/one')]).toEqual([201, [], base]);
    const again = await post('refs', { ref, sha: base });
    expect([again.status, again.body.message]).toEqual([422, 'Reference already exists']);
  });

  it('of an object that is not there, or of no proper name, are refused', async () => {
    const gone = await post('refs', { ref: 'refs/heads/x', sha: '1'.repeat(40) });
    expect([gone.status, gone.body.message]).toEqual([422, 'Object does not exist']);
    for (const ref of ['heads/x', 'refs/heads/a..b', 'refs/heads/a.lock', 'refs/pull/1/head']) {
      expect((await post('refs', { ref, sha: base })).status).toBe(422);
    }
  });

  it('move forward, and elsewhere only by force', async () => {
    const [one, other] = [await commitFile('x', '1'), await commitFile('x', '2')];
    await post('refs', { ref: 'refs/heads/moving', sha: base });
    const forward = await refs('PATCH', 'heads/moving', { sha: one, force: false });
    expect([forward.status, forward.departures]).toEqual([200, []]);
    const aside = await refs('PATCH', 'heads/moving', { sha: other });
    expect([aside.status, aside.body.message]).toEqual([422, 'Update is not a fast forward']);
    expect(repository.branch('moving')).toBe(one);
    expect((await refs('PATCH', 'heads/moving', { sha: other, force: true })).status).toBe(200);
    expect(repository.branch('moving')).toBe(other);
  });

  it('are deleted once, and never the default branch', async () => {
    await post('refs', { ref: 'refs/heads/short-lived', sha: base });
    expect([(await refs('DELETE', 'heads/short-lived')).status, repository.branchOrNull('short-lived')]).toEqual([
      204,
      null,
    ]);
    const again = await refs('DELETE', 'heads/short-lived');
    expect([again.status, again.body.message]).toEqual([422, 'Reference does not exist']);
    expect((await refs('DELETE', 'heads/main')).status).toBe(422);
  });

  it('are listed by the beginning of their name', async () => {
    repository.setBranch('gatehouse/promote/web', base);
    repository.setBranch('gatehouse/promote/web-2', base);
    const { body, departures } = await call({
      template: `${GIT}/matching-refs/{ref}`,
      params: { ref: 'heads/gatehouse/promote/web' },
    });
    expect([departures, body.map(({ ref }: { ref: string }) => ref)]).toEqual([
      [],
      ['refs/heads/gatehouse/promote/web', 'refs/heads/gatehouse/promote/web-2'],
    ]);
  });

  it.each([
    ['branches', 'main'],
    ['tags', 'v1'],
  ])('%s come with the commits that they lead to', async (list, name) => {
    const { body, departures } = await call({ template: `/repos/{owner}/{repo}/${list}`, query: { per_page: '100' } });
    expect(departures).toEqual([]);
    expect(body.find((one: { name: string }) => one.name === name).commit.sha).toBe(base);
  });
});

describe('permissions', () => {
  const as = (permissions: Permissions, login?: string) =>
    checkedClient(
      simulator,
      'acme/infra',
      simulator.github.createToken({ permissions, ...(login ? { login, appId: 7 } : {}) }),
    );

  it.each(['blobs', 'trees', 'commits', 'refs'])(
    'a token that may only read contents may not write %s',
    async (path) => {
      const { status, headers } = await as({ contents: 'read' })({
        method: 'POST',
        template: `${GIT}/${path}`,
        body: {},
      });
      expect([status, headers.get('x-accepted-github-permissions')]).toEqual([403, 'contents=write']);
    },
  );

  it('a workflow file that no branch has takes `workflows`, named in the answer', async () => {
    const sha = await commitFile('.github/workflows/ci.yml', 'on: push\n');
    const ref = { ref: 'refs/heads/with-workflow', sha };
    const refused = await post('refs', ref);
    expect([refused.status, refused.headers.get('x-accepted-github-permissions')]).toEqual([403, 'workflows=write']);
    expect(refused.body.message).toMatch(/refusing to allow .* `\.github\/workflows\/ci\.yml` without `workflows`/);
    const all = { contents: 'write', workflows: 'write' } as const;
    // a workflow's own token cannot hold it, whatever it asks for
    expect((await as(all)({ method: 'POST', template: `${GIT}/refs`, body: ref })).status).toBe(403);
    const may = as(all, 'gatehouse[bot]');
    expect((await may({ method: 'POST', template: `${GIT}/refs`, body: ref })).status).toBe(201);
    // now a branch has it
    expect((await post('refs', { ...ref, ref: 'refs/heads/second' })).status).toBe(201);
  });
});
