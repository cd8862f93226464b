import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { Repository } from '../state/repository.ts';
import { type Call, checkedClient } from '../testing/client.ts';

const REPO = '/repos/{owner}/{repo}';
const PULL = `${REPO}/pulls/{pull_number}`;

let simulator: Simulator;
let repository: Repository;
let call: ReturnType<typeof checkedClient>;
let base: string;
let head: string;
let blob: string;
let tag: string;

beforeAll(async () => {
  simulator = await startSimulator();
  repository = simulator.github.createRepository('acme/infra', {
    files: {
      'apps/web.yaml': 'image: web:1.0.0\nreplicas: 2\n',
      'old name.txt': 'one\ntwo\nthree\nfour\n',
      'gone.txt': 'gone\n',
      link: { mode: '120000', content: 'apps/web.yaml' },
      module: { mode: '160000', oid: '1'.repeat(40) },
    },
  });
  base = repository.branch('main');
  head = repository.commit({
    branch: 'renovate/web',
    author: 'renovate[bot]',
    committer: 'web-flow',
    verified: true,
    message: 'Update web',
    files: {
      'apps/web.yaml': 'image: web:1.0.1\nreplicas: 2\n',
      'old name.txt': null,
      'new name.txt': 'one\ntwo\nthree\nfour!\n',
      'gone.txt': null,
      'bin/tool': { mode: '100755', content: Buffer.from([0, 1, 2]) },
    },
  });
  repository.openPullRequest({ head: 'renovate/web', author: 'renovate[bot]', title: 'Update web' });
  repository.addStatus(head, { state: 'pending', context: 'ci' });
  blob = repository.resolve(`${head}:apps/web.yaml`)?.oid ?? '';
  tag = repository.tag('v1', base, { annotated: true });
  call = checkedClient(simulator, 'acme/infra', simulator.github.createToken());
});

afterAll(() => simulator.close());

describe('every route answers as GitHub describes it', () => {
  const calls: readonly [name: string, status: number, call: () => Call][] = [
    ['repository', 200, () => ({ template: REPO })],
    ['pull request', 200, () => ({ template: PULL, params: { pull_number: 1 } })],
    ['no such pull request', 404, () => ({ template: PULL, params: { pull_number: 99 } })],
    [
      'pull requests',
      200,
      () => ({ template: `${REPO}/pulls`, query: { state: 'open', base: 'main', per_page: '100' } }),
    ],
    [
      'files',
      200,
      () => ({ template: `${PULL}/files`, params: { pull_number: 1 }, query: { per_page: '2', page: '2' } }),
    ],
    ['commits of a pull request', 200, () => ({ template: `${PULL}/commits`, params: { pull_number: 1 } })],
    ['comparison', 200, () => ({ template: `${REPO}/compare/{basehead}`, params: { basehead: `main...${head}` } })],
    ['no comparison', 404, () => ({ template: `${REPO}/compare/{basehead}`, params: { basehead: 'main...nothing' } })],
    ['blob', 200, () => ({ template: `${REPO}/git/blobs/{file_sha}`, params: { file_sha: blob } })],
    [
      'tree',
      200,
      () => ({ template: `${REPO}/git/trees/{tree_sha}`, params: { tree_sha: head }, query: { recursive: '1' } }),
    ],
    ['git commit', 200, () => ({ template: `${REPO}/git/commits/{commit_sha}`, params: { commit_sha: head } })],
    ['tag object', 200, () => ({ template: `${REPO}/git/tags/{tag_sha}`, params: { tag_sha: tag } })],
    ['ref', 200, () => ({ template: `${REPO}/git/ref/{ref}`, params: { ref: 'heads/renovate/web' } })],
    ['commit', 200, () => ({ template: `${REPO}/commits/{ref}`, params: { ref: head } })],
    ['no such commit', 422, () => ({ template: `${REPO}/commits/{ref}`, params: { ref: 'nothing' } })],
    [
      'file',
      200,
      () => ({ template: `${REPO}/contents/{path}`, params: { path: 'apps/web.yaml' }, query: { ref: head } }),
    ],
    ['directory', 200, () => ({ template: `${REPO}/contents/{path}`, params: { path: 'apps' } })],
    ['symlink', 200, () => ({ template: `${REPO}/contents/{path}`, params: { path: 'link' } })],
    ['submodule', 200, () => ({ template: `${REPO}/contents/{path}`, params: { path: 'module' } })],
    ['no such file', 404, () => ({ template: `${REPO}/contents/{path}`, params: { path: 'nothing' } })],
    ['branch', 200, () => ({ template: `${REPO}/branches/{branch}`, params: { branch: 'renovate/web' } })],
    ['no such branch', 404, () => ({ template: `${REPO}/branches/{branch}`, params: { branch: 'nothing' } })],
    ['status list', 200, () => ({ template: `${REPO}/commits/{ref}/statuses`, params: { ref: head } })],
    ['combined status', 200, () => ({ template: `${REPO}/commits/{ref}/status`, params: { ref: 'renovate/web' } })],
    ['rate limit', 200, () => ({ template: '/rate_limit' })],
    [
      'new status',
      201,
      () => ({
        method: 'POST',
        template: `${REPO}/statuses/{sha}`,
        params: { sha: head },
        body: {
          state: 'success',
          context: 'gatehouse/main',
          description: 'only bumps',
          target_url: 'https://example.com',
        },
      }),
    ],
  ];

  it.each(calls)('%s', async (_, status, make) => {
    const result = await call(make());
    expect(result.departures).toEqual([]);
    expect(result.status).toBe(status);
  });
});

describe('a listed change', () => {
  it('says what became of each file, renames by their new name', async () => {
    const { body } = await call({ template: `${PULL}/files`, params: { pull_number: 1 } });
    const rows = body.map((row: Record<string, unknown>) => [
      row.filename,
      row.status,
      row.previous_filename,
      row.additions,
      row.deletions,
      'patch' in row,
    ]);
    expect(rows).toEqual([
      ['apps/web.yaml', 'modified', undefined, 1, 1, true],
      ['bin/tool', 'added', undefined, 0, 0, false],
      ['gone.txt', 'removed', undefined, 0, 1, true],
      ['new name.txt', 'renamed', 'old name.txt', 1, 1, true],
    ]);
  });

  it('shows hunks', async () => {
    const { body } = await call({ template: `${PULL}/files`, params: { pull_number: 1 } });
    expect(body[0].patch).toBe('@@ -1,2 +1,2 @@\n-image: web:1.0.0\n+image: web:1.0.1\n replicas: 2');
  });

  it('counts files and commits on the pull request, and names accounts as REST does', async () => {
    const { body } = await call({ template: PULL, params: { pull_number: 1 } });
    expect([body.changed_files, body.commits, body.head.sha, body.base.sha]).toEqual([4, 1, head, base]);
    expect([body.user.login, body.user.type, body.user.id]).toEqual(['renovate[bot]', 'Bot', 29139614]);
  });

  it('gives the bytes of a blob', async () => {
    const { body } = await call({ template: `${REPO}/git/blobs/{file_sha}`, params: { file_sha: blob } });
    expect(Buffer.from(body.content, 'base64').toString()).toBe('image: web:1.0.1\nreplicas: 2\n');
  });

  it('ties commits to accounts by e-mail, bots included', async () => {
    const { body } = await call({ template: `${PULL}/commits`, params: { pull_number: 1 } });
    expect(body[0].author.login).toBe('renovate[bot]');
    expect(body[0].committer.login).toBe('web-flow');
    expect(body[0].commit.verification).toMatchObject({ verified: true, reason: 'valid' });
  });
});
