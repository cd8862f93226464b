import { describe, expect, it } from 'vitest';
import { rawName, type TreeEntry } from './objects.ts';
import { ObjectStore } from './store.ts';

/** Every id below was printed by git itself: hash-object, mktree, commit-tree, mktag. */
const HELLO = 'ce013625030ba8dba906f756967f9e9ca394464a';
const ANN = { name: 'Ann Lee', email: 'ann@example.com', seconds: 1767225601 };
const GITHUB = { name: 'GitHub', email: 'noreply@github.com', seconds: 1767225602 };

const entry = (mode: TreeEntry['mode'], name: string, oid = HELLO): TreeEntry => ({ mode, name: rawName(name), oid });

describe('object ids are those of git', () => {
  const store = new ObjectStore();
  const child = store.putTree([entry('100644', 'x')]).oid;
  const root = store.putTree([
    entry('100644', 'foo.txt'),
    entry('040000', 'foo', child),
    entry('100644', 'foo-bar'),
    entry('100644', 'foo0'),
  ]);
  const commit = {
    tree: root.oid,
    parents: [],
    author: ANN,
    committer: GITHUB,
    message: 'Bump foo\n',
    signature: null,
  };
  const first = store.putCommit(commit).oid;

  it('blobs', () => {
    expect(store.putBlob('hello\n').oid).toBe(HELLO);
    expect(store.putBlob('').oid).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
  });

  it('trees with every mode and a name outside ASCII', () => {
    const tree = store.putTree([
      entry('100644', 'zé'),
      entry('160000', 'sub', '1'.repeat(40)),
      entry('120000', 'foo-link'),
      entry('100644', 'foo.txt'),
      entry('100755', 'foo'),
    ]);
    expect(tree.oid).toBe('f013efccc3fefd01df4465d220adf02f2c96bddf');
    expect(store.putTree([]).oid).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
  });

  it('trees that order a directory as if its name ended in a slash', () => {
    expect(child).toBe('e31a96220fbfbe7601ecc086a36b96dc27a8867e');
    expect(root.entries.map(({ name }) => name)).toEqual(['foo-bar', 'foo.txt', 'foo', 'foo0']);
    expect(root.oid).toBe('cc2a86401f7cefd655ee3babbd8cfa0859ec4073');
  });

  it('commits, signed ones too', () => {
    expect(first).toBe('a738556eee15c5be2905714328bdda721a13fac2');
    const signature = '-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----\n';
    const signed = store.putCommit({ ...commit, tree: child, parents: [first], message: 'Signed\n', signature });
    expect(signed.oid).toBe('2cb312e39bade555d1c7e1fe8646e18af96fdbaa');
  });

  it('annotated tags', () => {
    const tagger = { ...ANN, seconds: 1767225603 };
    const tag = store.putTag({ target: first, targetType: 'commit', name: 'v1', tagger, message: 'v1\n' });
    expect(tag.oid).toBe('d71299ed923b818c0857cd865d3f2200d8834484');
  });
});
