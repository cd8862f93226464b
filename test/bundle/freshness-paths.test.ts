import { expect, test } from 'vitest';
import { commitToSource, freshnessScene, runFreshness } from './freshness.ts';

const SOURCE = (keys: string) => `freshness:
  dead-pins: false
  sources:
    - { name: lib, repository: acme/lib, file: deploy/lib.yaml, pin: /ref/commit, max-age: 9999d, ${keys} }
`;

interface Measured {
  readonly sources: readonly { readonly state: string; readonly measured: { readonly behind: number } | null }[];
}

async function behind(keys: string, imports: readonly string[] = []): Promise<string> {
  const it = await freshnessScene({ policy: () => SOURCE(keys) });
  const list = imports.length === 0 ? '' : `imports: ${JSON.stringify(imports)}\n`;
  it.repository.commit({ branch: 'main', files: { 'deploy/lib.yaml': `ref:\n  commit: ${it.first}\n${list}` } });
  commitToSource(it, 'src/b.txt', 'one\n');
  commitToSource(it, 'src/deep/b.txt', 'one\n');
  commitToSource(it, 'src/b.md', 'one\n');
  commitToSource(it, 'README.md', '# lib, again\n');
  // A branch with two commits, merged: three more on main, of which the merge brings nothing of its own.
  const base = it.source.branch('main');
  it.source.setBranch('topic', base);
  it.source.commit({ branch: 'topic', files: { 'src/c.txt': 'one\n' } });
  it.source.commit({ branch: 'topic', files: { 'docs/c.md': 'one\n' } });
  it.source.mergePullRequest(it.source.openPullRequest({ head: 'topic' }));
  const run = await runFreshness(it);
  const [source] = (run.report as Measured).sources;
  return source?.measured == null ? `${source?.state}` : `${source.measured.behind} ${source.state}`;
}

test.each([
  ['a folder', 'paths: [src]', '4 fresh'],
  ['a file', 'paths: [src/b.txt]', '1 fresh'],
  ['all of a folder', 'paths: ["src/**"]', '4 fresh'],
  ['a glob in a folder', 'paths: ["src/*.txt"]', '2 fresh'],
  ['a glob from the root', 'paths: ["**/*.md"]', '4 fresh'],
  ['a folder and a glob', 'paths: [docs, "*.md"]', '3 fresh'],
  ['a limit', 'paths: [src], max-commits: 3', '4 stale'],
  ['a path that is not there', 'paths: [srk]', '0 unknown'],
])(
  '%s of the source',
  async (_name, keys, wanted) => {
    expect(await behind(keys)).toBe(wanted);
  },
  60_000,
);

test('what the manifest lists is imported, besides what policy lists', async () => {
  expect(await behind('imports: [/imports/*]', ['./src/deep/', '/docs'])).toBe('2 fresh');
  expect(await behind('imports: [/imports/*], paths: [README.md]', ['./src/deep/'])).toBe('2 fresh');
  expect(await behind('imports: [/imports/*]', ['.'])).toBe('7 fresh');
}, 60_000);
