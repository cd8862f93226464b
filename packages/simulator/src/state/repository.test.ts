import { describe, expect, it } from 'vitest';
import { SimulatedGitHub } from '../github.ts';
import { pullRequestBase, pullRequestCommits, pullRequestFiles } from './changes.ts';
import { mergeBases } from './graph.ts';
import { nameText, rawName } from './objects.ts';
import type { Repository } from './repository.ts';
import { entryAt, walkTree } from './tree.ts';

const LINES = Array.from({ length: 12 }, (_, index) => `line ${index}`);
const text = (changes: Record<number, string> = {}) => LINES.map((line, index) => changes[index] ?? line).join('\n');

function create(files: Record<string, string> = { file: text() }): Repository {
  return new SimulatedGitHub().createRepository('acme/infra', { files });
}

function content(repository: Repository, revision: string): string | null {
  const object = repository.resolve(revision);
  return object?.type === 'blob' ? object.bytes.toString() : null;
}

describe('files', () => {
  it('deletes, nests and replaces a file by a directory', () => {
    const repository = create({ 'a/b/c': '1', 'a/d': '2', e: '3' });
    const sha = repository.commit({ files: { 'a/b/c': null, 'e/f': '4', run: { mode: '100755', content: '5' } } });
    const { store } = repository.network;
    const tree = store.read('commit', sha).tree;
    const paths = [...walkTree(store, tree)].map(({ path, mode }) => `${mode} ${path}`);
    expect(paths).toEqual(['040000 a', '100644 a/d', '040000 e', '100644 e/f', '100755 run']);
  });

  it('keeps names that are not UTF-8', () => {
    const repository = create();
    const path = Buffer.from([0x61, 0xff, 0x0a]);
    const sha = repository.commit({ files: [[path, 'x']] });
    const { store } = repository.network;
    expect(entryAt(store, store.read('commit', sha).tree, rawName(path))?.mode).toBe('100644');
    expect(nameText(rawName(path))).toBe('a\uFFFD\n');
  });

  it('are the same objects at every run', () => {
    expect(create().branch('main')).toBe(create().branch('main'));
  });
});

describe('a pull request', () => {
  it('follows its branch and is synchronised with its base only then', () => {
    const repository = create();
    const base = repository.branch('main');
    repository.commit({ branch: 'change', files: { a: '1' } });
    const pull = repository.pullRequest(repository.openPullRequest({ head: 'change' }));
    const tip = repository.commit({ branch: 'main', files: { b: '1' } });
    expect(pull.base.sha).toBe(base);
    const head = repository.commit({ branch: 'change', files: { a: '2' } });
    expect([pull.head.sha, pull.base.sha, pullRequestBase(pull)]).toEqual([head, tip, base]);
    expect(repository.refs.get(`refs/pull/${pull.number}/head`)).toBe(head);
  });

  it('keeps its head when closed, retargeted or rewritten', () => {
    const repository = create();
    const base = repository.branch('main');
    const head = repository.commit({ branch: 'change', files: { a: '1' } });
    const number = repository.openPullRequest({ head: 'change' });
    repository.setBranch('release', base);
    repository.retarget(number, 'release');
    expect(repository.pullRequest(number)).toMatchObject({ base: { ref: 'release', sha: base }, head: { sha: head } });
    repository.closePullRequest(number);
    repository.commit({ branch: 'change', parents: [base], files: { a: '2' } });
    expect(repository.pullRequest(number)).toMatchObject({ state: 'closed', head: { sha: head } });
  });

  it('comes from a fork, which shares objects, and outlives it', () => {
    const repository = create();
    const fork = repository.fork('mallory/infra');
    const head = fork.commit({ branch: 'change', files: { a: '1' } });
    const number = repository.openPullRequest({ head: 'mallory:change', author: 'mallory' });
    expect(repository.resolve(head)?.oid).toBe(head);
    expect(repository.pullRequest(number).head.repository?.name).toBe('mallory/infra');
    const next = fork.commit({ branch: 'change', files: { a: '2' } });
    fork.delete();
    expect(repository.pullRequest(number).head).toMatchObject({ repository: null, owner: 'mallory', sha: next });
  });

  it('still shows its own change after it was merged', () => {
    const repository = create();
    repository.commit({ branch: 'change', files: { a: '1' } });
    const pull = repository.pullRequest(repository.openPullRequest({ head: 'change' }));
    const sha = repository.mergePullRequest(pull.number);
    expect([repository.branch('main'), pull.state, pull.mergeCommit]).toEqual([sha, 'merged', sha]);
    expect(pullRequestFiles(pull).map(({ path }) => path)).toEqual(['a']);
    expect(pullRequestCommits(pull)).toHaveLength(1);
  });
});

describe('merging', () => {
  it.each(['merge', 'squash', 'rebase'] as const)('combines different lines of one file by %s', (method) => {
    const repository = create();
    repository.commit({ branch: 'change', files: { file: text({ 9: 'theirs' }) } });
    const number = repository.openPullRequest({ head: 'change' });
    repository.commit({ branch: 'main', files: { file: text({ 1: 'ours\nmore' }) } });
    const sha = repository.mergePullRequest(number, { method });
    expect(content(repository, `${sha}:file`)).toBe(text({ 1: 'ours\nmore', 9: 'theirs' }));
    expect(repository.network.store.read('commit', sha).parents).toHaveLength(method === 'merge' ? 2 : 1);
  });

  it('refuses a conflict', () => {
    const repository = create();
    repository.commit({ branch: 'change', files: { file: text({ 5: 'theirs' }) } });
    const number = repository.openPullRequest({ head: 'change' });
    repository.commit({ branch: 'main', files: { file: text({ 5: 'ours' }) } });
    expect(() => repository.mergePullRequest(number)).toThrow('merge conflict in file');
  });

  it.each([
    ['previous', [0, 1, 2]],
    ['group', [0, 0, 0]],
  ] as const)('queues entries one on the other, stating the %s base', (statedBase, expected) => {
    const repository = create();
    const numbers = ['a', 'b', 'c'].map((name) => {
      repository.commit({ branch: name, parents: [repository.branch('main')], files: { [name]: '1' } });
      return repository.openPullRequest({ head: name });
    });
    const group = repository.enqueue(numbers, { statedBase });
    const commits = [group.baseSha, ...group.entries.map(({ headCommit }) => headCommit)];
    expect(group.entries.map(({ baseCommit }) => commits.indexOf(baseCommit))).toEqual(expected);
    expect([group.baseRef, repository.resolve(group.headRef)?.oid]).toEqual(['refs/heads/main', group.headSha]);
    expect(['a', 'b', 'c'].map((name) => content(repository, `${group.headSha}:${name}`))).toEqual(['1', '1', '1']);
    repository.clearQueue();
    expect(repository.resolve(group.headRef)).toBeNull();
  });

  it('finds every merge base of a criss-cross', () => {
    const repository = create();
    const root = repository.branch('main');
    const [left, right] = ['l', 'r'].map((name) => repository.commit({ parents: [root], files: { [name]: '1' } }));
    const parents = [left ?? '', right ?? ''];
    const one = repository.commit({ parents, message: 'one' });
    const other = repository.commit({ parents: parents.toReversed(), message: 'other' });
    const { store } = repository.network;
    expect(mergeBases(store, one, other).sort()).toEqual(parents.sort());
    expect(mergeBases(store, left ?? '', right ?? '')).toEqual([root]);
    expect(mergeBases(store, one, repository.commit({ parents: [], message: 'unrelated' }))).toEqual([]);
  });
});

describe('renames', () => {
  const change = (files: Record<string, string | null>) => {
    const repository = create({ 'a.txt': text(), 'b.txt': 'other\n' });
    repository.commit({ branch: 'change', files });
    const pull = repository.pullRequest(repository.openPullRequest({ head: 'change' }));
    return pullRequestFiles(pull).map(({ path, previousPath }) => [path, previousPath]);
  };

  it.each([
    ['the same content', { 'a.txt': null, 'c/a.txt': text() }, [['c/a.txt', 'a.txt']]],
    ['similar content', { 'a.txt': null, 'c.txt': text({ 3: 'x' }) }, [['c.txt', 'a.txt']]],
    [
      'other content',
      { 'a.txt': null, 'c.txt': 'new\n' },
      [
        ['a.txt', null],
        ['c.txt', null],
      ],
    ],
    ['a copy', { 'c.txt': text() }, [['c.txt', null]]],
  ])('of %s', (_, files, expected) => {
    expect(change(files)).toEqual(expected);
  });

  it('of many files at once only by the same content', () => {
    const names = Array.from({ length: 210 }, (_, index) => String(index).padStart(3, '0'));
    const repository = create(Object.fromEntries(names.map((name) => [`from/${name}`, `${name}\ntwo\nthree\n`])));
    const files: [string, string | null][] = names.map((name) => [`from/${name}`, null]);
    for (const name of names) files.push([`to/${name}`, `${name}\ntwo\n${name < '090' ? 'three' : 'other'}\n`]);
    repository.commit({ branch: 'change', files });
    const pull = repository.pullRequest(repository.openPullRequest({ head: 'change' }));
    const renamed = pullRequestFiles(pull).filter(({ previousPath }) => previousPath !== null);
    expect(renamed.map(({ path, previousPath }) => [path, previousPath])).toEqual(
      names.slice(0, 90).map((name) => [`to/${name}`, `from/${name}`]),
    );
  });
});
