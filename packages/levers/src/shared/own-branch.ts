import { type Bump, type ChangedFile, canonicalImageName, locate, proveChange } from '@gatehouse/bumps';
import type { FirstParentLine, TreeEntry } from '@gatehouse/forge';
import { GatehouseError, type ImageSet } from '@gatehouse/policy';
import { mayHoldPins } from '@gatehouse/release';
import { type ChangeOn, type OwnChange, readOwnChange } from './own-change.ts';
import { readLeverPolicy, setNamed } from './policy.ts';

const UNREADABLE: ReadonlySet<string> = new Set(['policy-invalid', 'invalid-input']);

interface Asked {
  readonly set: ImageSet;
  readonly tip: string;
  /** Commit of the base branch that everything is decided at. */
  readonly base: string;
  /** A file that the branch may have too, which is judged elsewhere. */
  readonly besides?: string;
  /** Path of the policy: what was the set when the branch was made counts too, for images come and go. */
  readonly policy?: string;
}

/**
 * What a branch has when that is nothing but one commit that only moves pins of the set, on top of the base's own line, and merges of that line
 * which take its digests over: then nothing of anybody is lost when another promotion takes its place. Who made it has no say; the bytes do.
 * Null: there is more.
 */
export async function readOwnBranch(line: FirstParentLine, asked: Asked): Promise<OwnChange | null> {
  const { tip, base, besides } = asked;
  const movesOf = async (made: ChangeOn, { on, changed }: ChangeOn) => {
    const pins = { on, changed: changed.filter(({ path }) => path !== besides) };
    const moves = await pinMoves(line, asked.set, pins);
    if (moves !== null) return moves;
    const before = await setAt(line, asked, made.on);
    return before === null ? null : pinMoves(line, before, pins);
  };
  const explains = async (made: ChangeOn, update: ChangeOn) => {
    if (update.changed.some(({ path }) => path === besides)) return false;
    const [known, bumps] = [await movesOf(made, made), await movesOf(made, update)];
    return bumps?.every((bump) => known?.some((one) => goesWith(bump, one))) ?? false;
  };
  const own = await readOwnChange(line, { tip, base, explains });
  return own === null || (await movesOf(own.made, own.made)) === null ? null : own;
}

/** The set as the base branch had it; null: it had none, or a policy that cannot be read today. */
async function setAt(line: FirstParentLine, { set, policy }: Asked, commit: string): Promise<ImageSet | null> {
  if (policy === undefined) return null;
  try {
    return setNamed((await readLeverPolicy(line, policy, commit)).policy, set.name);
  } catch (error) {
    if (error instanceof GatehouseError && UNREADABLE.has(error.code)) return null;
    throw error;
  }
}

/** The same image goes to the same digest; the tag beside it stays, or goes where it went too. */
function goesWith({ name, from, to }: Bump, made: Bump): boolean {
  const isSameTag = to.version === from.version || to.version === made.to.version;
  return name === made.name && to.digest === made.to.digest && isSameTag;
}

/** Null: it is not proved to be nothing but moves of pins of the set. */
async function pinMoves(
  line: FirstParentLine,
  set: ImageSet,
  { on, changed }: ChangeOn,
): Promise<readonly Bump[] | null> {
  if (!changed.every(({ path, oid }) => oid !== null && mayHoldPins(set, path))) return null;
  const files = await changedFiles(line, changed, await line.readTree(on));
  if (files === null) return null;
  const { bumps, residue } = proveChange({ files, siblings: [] }, locate);
  const images = new Set(set.images.map(({ repository }) => canonicalImageName(repository)));
  const isProved =
    residue.length === 0 &&
    bumps.length > 0 &&
    bumps.every(({ update, name }) => update === 'digest' && images.has(name));
  return isProved ? bumps : null;
}

async function changedFiles(
  line: FirstParentLine,
  changed: ChangeOn['changed'],
  parent: readonly TreeEntry[],
): Promise<readonly ChangedFile[] | null> {
  const before = new Map(parent.map((entry) => [entry.path, entry]));
  const pairs = changed.map(({ path, mode, oid }) => ({ path, mode, oid: oid ?? '', before: before.get(path) }));
  if (pairs.some(({ mode, before }) => mode === '160000' || before === undefined || before.mode === '160000'))
    return null;
  const blobs = await line.readBlobs([...new Set(pairs.flatMap(({ oid, before }) => [oid, before?.oid ?? '']))]);
  const side = (mode: string, oid: string) => ({ mode, oid, bytes: blobs.get(oid) ?? new Uint8Array() });
  return pairs.map(({ path, mode, oid, before }) => ({
    path,
    pathIsText: true,
    before: side(before?.mode ?? '', before?.oid ?? ''),
    after: side(mode, oid),
  }));
}
