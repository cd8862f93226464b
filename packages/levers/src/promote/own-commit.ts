import { type ChangedFile, canonicalImageName, locate, proveChange } from '@gatehouse/bumps';
import type { FirstParentLine, LineCommit, TreeEntry } from '@gatehouse/forge';
import type { ImageSet } from '@gatehouse/policy';
import { mayHoldPins } from '@gatehouse/release';

/**
 * Whether a branch holds nothing but one commit that only moves pins of the set, on top of the base's own line: then nothing of anybody is
 * lost when another promotion takes its place. Who made it has no say; the bytes do.
 * @param besides a file that it may have too, which is judged elsewhere
 */
export async function isOwnCommit(
  line: FirstParentLine,
  set: ImageSet,
  tip: string,
  base: string,
  besides?: string,
): Promise<boolean> {
  const [whole] = await line.readLine(tip);
  const commit = whole && { ...whole, changed: whole.changed.filter(({ path }) => path !== besides) };
  if (commit === undefined || commit.parents.length !== 1 || commit.firstParent === null) return false;
  if (!(await line.isAncestor(commit.firstParent, base))) return false;
  if (commit.changed.length === 0 || !commit.changed.every(({ path, oid }) => oid !== null && mayHoldPins(set, path)))
    return false;
  const files = await changedFiles(line, commit, await line.readTree(commit.firstParent));
  if (files === null) return false;
  const { bumps, residue } = proveChange({ files, siblings: [] }, locate);
  const images = new Set(set.images.map(({ repository }) => canonicalImageName(repository)));
  return (
    residue.length === 0 &&
    bumps.length > 0 &&
    bumps.every(({ update, name }) => update === 'digest' && images.has(name))
  );
}

async function changedFiles(
  line: FirstParentLine,
  { changed }: LineCommit,
  parent: readonly TreeEntry[],
): Promise<readonly ChangedFile[] | null> {
  const before = new Map(parent.map((entry) => [entry.path, entry]));
  const pairs = changed.map(({ path, mode, oid }) => ({ path, mode, oid: oid ?? '', before: before.get(path) }));
  if (pairs.some(({ before }) => before === undefined)) return null;
  const blobs = await line.readBlobs([...new Set(pairs.flatMap(({ oid, before }) => [oid, before?.oid ?? '']))]);
  const side = (mode: string, oid: string) => ({ mode, oid, bytes: blobs.get(oid) ?? new Uint8Array() });
  return pairs.map(({ path, mode, oid, before }) => ({
    path,
    pathIsText: true,
    before: side(before?.mode ?? '', before?.oid ?? ''),
    after: side(mode, oid),
  }));
}
