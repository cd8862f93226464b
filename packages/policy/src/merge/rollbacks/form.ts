import { type Change, type ChangedFile, fileResidue, type Locator, type Proof } from '@gatehouse/bumps';
import { heldSet } from '../../holds/set-hold.ts';
import { refusedBesides } from './hold-beside.ts';

/** A changed file with its place in the change, where past states have its blob. */
export interface PlacedFile {
  readonly file: ChangedFile;
  readonly index: number;
}

/** What a change goes back with, and the hold beside it. */
export interface RollbackForm {
  readonly files: readonly PlacedFile[];
  readonly hold: string | null;
  /** What the hold refuses anew and the bumps do not leave: it must be what they go back over. */
  readonly besides: readonly string[];
  /** Its files are nothing but bumps; else only undoing one whole commit makes it a rollback. */
  readonly proved: boolean;
}

const FORWARD = new Set(['major', 'minor', 'patch']);

/**
 * The parts of a change that could be a rollback; null when it cannot be one whatever the past was: a version rises, a file is none of
 * plain bytes or is not the base's, or what stands beside it is no hold of what it takes back.
 */
export function rollbackForm(change: Change, proof: Proof, locate: Locator): RollbackForm | null {
  if (!change.contentsRead || proof.bumps.some(({ update }) => FORWARD.has(update))) return null;
  const placed = change.files.map((file, index) => ({ file, index }));
  const holds = placed.filter(({ file }) => heldSet(file.path) !== null);
  const files = placed.filter(({ file }) => heldSet(file.path) === null);
  const [hold] = holds;
  if (files.length === 0 || holds.length > 1 || !placed.every(({ file }) => isPlain(file) && isOfBase(file)))
    return null;
  const besides = hold === undefined ? [] : refusedBesides(hold.file, proof.bumps, locate);
  if (besides === null) return null;
  return { files, hold: hold?.file.path ?? null, besides, proved: isProved(files, proof) };
}

/** A regular file whose mode stays. Past states know blobs and not modes, so what comes back must be an ordinary file. */
function isPlain(file: ChangedFile): boolean {
  const said = fileResidue(file);
  if (said === null) return file.before?.mode !== '' && file.after?.mode !== '';
  if (said.rule === 'scope/file-added') return file.after?.mode === '100644';
  return said.rule === 'scope/file-deleted' && file.before?.mode === '100644';
}

/** Nothing happened to the path on the base since the change was made. */
function isOfBase({ before, baseTipOid }: ChangedFile): boolean {
  return baseTipOid === undefined || baseTipOid === (before?.oid ?? null);
}

function isProved(files: readonly PlacedFile[], proof: Proof): boolean {
  const paths = new Set(files.map(({ file }) => file.path));
  const moved = new Set(proof.bumps.map(({ path }) => path));
  return (
    proof.edits.length === 0 &&
    !proof.residue.some(({ path }) => paths.has(path)) &&
    files.every(({ file }) => moved.has(file.path))
  );
}
