import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { Repository } from '../state/repository.ts';
import { checkedClient } from '../testing/client.ts';

const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}';
const FILES = `${PULL}/files`;

let simulator: Simulator;
let repository: Repository;
let call: ReturnType<typeof checkedClient>;

/** Opens a pull request that adds `count` files; with one commit, or one for each file. */
function pullRequest(branch: string, count: number, commitEach = false): number {
  const files = Array.from({ length: count }, (_, index) => [
    `${branch}/${String(index).padStart(5, '0')}`,
    `${index}\n`,
  ]);
  const runs = commitEach ? files.map((file) => [file]) : [files];
  for (const run of runs) repository.commit({ branch, files: Object.fromEntries(run) });
  return repository.openPullRequest({ head: branch });
}

beforeAll(async () => {
  simulator = await startSimulator();
  repository = simulator.github.createRepository('acme/infra');
  call = checkedClient(simulator, 'acme/infra', simulator.github.createToken());
});

afterAll(() => simulator.close());

describe('pages of files', () => {
  it('have 30 entries by default and 100 at most', async () => {
    const pull_number = pullRequest('pages', 250);
    const sizes: number[] = [];
    for (const page of ['1', '3', '4']) {
      const query = { per_page: '100', page };
      sizes.push((await call({ template: FILES, params: { pull_number }, query })).body.length);
    }
    sizes.push((await call({ template: FILES, params: { pull_number } })).body.length);
    expect(sizes).toEqual([100, 50, 0, 30]);
    const excessive = await fetch(`${simulator.apiUrl}/repos/acme/infra/pulls/${pull_number}/files?per_page=1000`, {
      headers: { authorization: `Bearer ${simulator.github.createToken()}` },
    });
    expect(await excessive.json()).toHaveLength(100);
  });

  it('are linked', async () => {
    const pull_number = pullRequest('links', 45);
    const url = `${simulator.apiUrl}/repos/acme/infra/pulls/${pull_number}/files`;
    const link = async (page: string) =>
      (await call({ template: FILES, params: { pull_number }, query: { page, per_page: '20' } })).headers.get('link');
    expect(await link('2')).toBe(
      [
        `<${url}?page=1&per_page=20>; rel="prev"`,
        `<${url}?page=3&per_page=20>; rel="next"`,
        `<${url}?page=3&per_page=20>; rel="last"`,
        `<${url}?page=1&per_page=20>; rel="first"`,
      ].join(', '),
    );
    expect(await link('3')).not.toContain('rel="next"');
  });

  it('end at 3,000 files, which only the count tells', async () => {
    const pull_number = pullRequest('cap', 3010);
    const { body } = await call({ template: PULL, params: { pull_number } });
    expect(body.changed_files).toBe(3010);
    const query = (page: number) => ({ per_page: '100', page: String(page) });
    const last = await call({ template: FILES, params: { pull_number }, query: query(30) });
    const beyond = await call({ template: FILES, params: { pull_number }, query: query(31) });
    expect([last.body.length, last.body.at(-1).filename, beyond.body.length]).toEqual([100, 'cap/02999', 0]);
  });
});

describe('long histories', () => {
  it('end at 250 commits in the list and, unpaged, in a comparison', async () => {
    const pull_number = pullRequest('long', 260, true);
    const pull = await call({ template: PULL, params: { pull_number } });
    const query = { per_page: '100', page: '3' };
    const commits = await call({ template: `${PULL}/commits`, params: { pull_number }, query });
    const template = '/repos/{owner}/{repo}/compare/{basehead}';
    const compared = await call({ template, params: { basehead: 'main...long' } });
    expect([pull.body.commits, commits.body.length, compared.body.total_commits, compared.body.commits.length]).toEqual(
      [260, 50, 260, 250],
    );
  });

  it('a comparison lists 300 files, on its first page only', async () => {
    pullRequest('wide', 310);
    const template = '/repos/{owner}/{repo}/compare/{basehead}';
    const params = { basehead: 'main...wide' };
    const first = await call({ template, params });
    const second = await call({ template, params, query: { page: '2' } });
    expect([first.body.files.length, second.body.files.length]).toEqual([300, 0]);
  });
});

it('marks a tree of more than 100,000 entries as truncated', async () => {
  const files = Object.fromEntries(Array.from({ length: 100_001 }, (_, index) => [`d${index % 100}/${index}`, '']));
  const sha = repository.commit({ files, parents: [] });
  const template = '/repos/{owner}/{repo}/git/trees/{tree_sha}';
  const response = await fetch(`${simulator.apiUrl}/repos/acme/infra/git/trees/${sha}?recursive=1`, {
    headers: { authorization: `Bearer ${simulator.github.createToken()}` },
  });
  const body = (await response.json()) as { truncated: boolean; tree: unknown[] };
  expect([body.truncated, body.tree.length]).toEqual([true, 100_000]);
  const flat = await call({ template, params: { tree_sha: sha } });
  expect([flat.body.truncated, flat.body.tree.length]).toEqual([false, 100]);
});
