import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTrees } from './diff.ts';
import { detectRenames, type FileChange } from './renames.ts';
import { ObjectStore } from './store.ts';
import { editTree, entryAt, type PathEdit } from './tree.ts';

type Files = ReadonlyMap<string, string>;

/** Paths of one to three segments from few names, so that files and directories of one name meet. */
const path = fc
  .array(fc.constantFrom('a', 'b', 'a.b', 'a-b', '\xff'), { minLength: 1, maxLength: 3 })
  .map((p) => p.join('/'));

/** No file lies where another path needs a directory. */
const files = fc
  .uniqueArray(fc.tuple(path, fc.constantFrom('1', '2', '3')), { selector: ([name]) => name, maxLength: 12 })
  .map((pairs) => new Map(pairs.filter(([name]) => !pairs.some(([other]) => name.startsWith(`${other}/`)))));

function build(store: ObjectStore, contents: Files, root: string | null = null): string {
  const edits = [...contents].map(([name, text]): [string, PathEdit] => [
    name,
    { mode: '100644', oid: store.putBlob(text).oid },
  ]);
  return editTree(store, root, new Map(edits)).oid;
}

function apply(before: Files, changes: readonly Pick<FileChange, 'path' | 'after'>[], store: ObjectStore): Files {
  const result = new Map(before);
  for (const change of changes) {
    if (change.after === null) result.delete(change.path);
    else result.set(change.path, store.read('blob', change.after.oid).bytes.toString());
  }
  return result;
}

const sorted = (contents: Files) => [...contents].sort(([a], [b]) => (a < b ? -1 : 1));

describe('for any two sets of files', () => {
  it('the tree is the same whether written at once or file by file', () => {
    fc.assert(
      fc.property(files, (contents) => {
        const store = new ObjectStore();
        const steps = [...contents].reduce<string | null>((root, pair) => build(store, new Map([pair]), root), null);
        expect(steps ?? build(store, new Map())).toBe(build(store, contents));
        for (const [name, text] of contents) {
          expect(entryAt(store, build(store, contents), name)?.oid).toBe(store.putBlob(text).oid);
        }
      }),
    );
  });

  it('their difference turns one into the other, and lists paths in order, each once', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const store = new ObjectStore();
        const changes = diffTrees(store, build(store, before), build(store, after));
        const paths = changes.map((change) => change.path);
        expect(sorted(apply(before, changes, store))).toEqual(sorted(after));
        expect(paths).toEqual([...new Set(paths)].sort());
        expect(diffTrees(store, build(store, after), build(store, after))).toEqual([]);
      }),
    );
  });

  it('renames account for every added and deleted path', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const store = new ObjectStore();
        const changes = diffTrees(store, build(store, before), build(store, after));
        const renamed = detectRenames(store, changes);
        const flat = renamed.flatMap(({ path: name, previousPath }) =>
          previousPath === null ? [name] : [previousPath, name],
        );
        expect(flat.sort()).toEqual(changes.map((change) => change.path).sort());
      }),
    );
  });
});
