import { type Change, locate, proveChange } from '@gatehouse/bumps';
import { recogniseRollback } from '@gatehouse/policy';
import { type Digests, type PinEdit, rewritePins, scanPins, type TreeFile } from '@gatehouse/release';
import { describe, expect, test } from 'vitest';
import { type TreeCase, treeCases, treeFile } from './trees.ts';

const CASES = treeCases();
const REWRITTEN = CASES.filter(({ after }) => after !== null);

function rewrite({
  set,
  before,
  to,
  floor,
  revisions,
}: Pick<TreeCase, 'set' | 'before' | 'to' | 'floor' | 'revisions'>) {
  const result = rewritePins(set, before, to, { promoted: floor, revisions });
  const refused = 'refusals' in result ? result.refusals.map(({ rule, place }) => `${rule} ${place ?? '-'}`) : [];
  return { refused, edits: 'refusals' in result ? [] : result.edits };
}

function applied(files: readonly TreeFile[], edits: readonly PinEdit[]): readonly TreeFile[] {
  const changed = new Map(edits.map((edit) => [edit.path, treeFile(edit.path, edit.mode, edit.bytes)]));
  return files.map((file) => changed.get(file.path) ?? file);
}

function digestsOf(each: TreeCase, files: readonly TreeFile[]): Digests {
  return new Map(scanPins(each.set, files).pins.map(({ image, digest }) => [image, digest]));
}

test.each(CASES.map((each) => [each.name, each] as const))('%s', (_, each) => {
  const { refused, edits } = rewrite(each);
  expect(refused).toEqual(each.refused);
  const texts = new Map(
    edits.map(({ path, bytes }) => [path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]),
  );
  expect(texts).toEqual(each.after ?? new Map());
  const modes = new Map(each.before.map(({ path, mode }) => [path, mode]));
  for (const { path, mode } of edits) expect(mode).toBe(modes.get(path));
});

describe('after a rewrite', () => {
  test.each(REWRITTEN.map((each) => [each.name, each] as const))('%s is where it was to go', (_, each) => {
    const after = applied(each.before, rewrite(each).edits);
    const scan = scanPins(each.set, after);
    expect(scan.problems).toEqual([]);
    for (const { image, digest } of scan.pins) expect(digest).toBe(each.to.get(image));
    expect(rewrite({ ...each, before: after }).edits).toEqual([]);
  });

  test.each(REWRITTEN.filter(({ oneWay }) => !oneWay).map((each) => [each.name, each] as const))(
    '%s goes back to the same bytes, as a rollback to the gate',
    (_, each) => {
      const after = applied(each.before, rewrite(each).edits);
      const back = rewrite({ ...each, before: after, to: digestsOf(each, each.before), revisions: each.was });
      expect(back.refused).toEqual([]);
      expect(applied(after, back.edits)).toEqual(each.before);
      if (back.edits.length > 0) expect(asRollback(after, applied(after, back.edits))).toBe('before');
    },
  );
});

/** The commit that the gate takes a change from one tree to another back to, when there was another one between. */
function asRollback(from: readonly TreeFile[], to: readonly TreeFile[]): string | null {
  const files = from.flatMap((before, at) => {
    const after = to[at];
    return after === undefined || after.oid === before.oid
      ? []
      : [{ path: before.path, pathIsText: true, before, after, baseTipOid: before.oid }];
  });
  const change: Change = {
    repository: null,
    pullRequest: null,
    author: null,
    baseRef: null,
    baseTip: 'after',
    base: 'after',
    head: 'head',
    commits: null,
    sharers: [],
    files,
    siblings: [],
    contentsRead: true,
  };
  const proof = proveChange(change, locate);
  if (proof.bumps.some(({ update }) => update !== 'digest')) return 'no digest update';
  const states = [
    { commit: 'after', firstParent: 'before', blobs: files.map(({ before }) => before.oid) },
    { commit: 'before', firstParent: null, blobs: files.map(({ after }) => after.oid) },
  ];
  return (
    recogniseRollback({ change, proof, locate, states, blobs: new Map(), changedPaths: new Map() })?.commit ?? null
  );
}
