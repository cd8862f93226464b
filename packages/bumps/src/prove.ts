import type { Admit } from './admitted.ts';
import type { Change, ChangedFile } from './change.ts';
import type { Blob } from './locate.ts';
import { lockBumps } from './lock.ts';
import { MANAGERS } from './managers/registry.ts';
import { disagreements } from './occurrences.ts';
import { proveFile } from './prove-file.ts';
import { fileResidue } from './residue.ts';
import type { Bump, Located, Proof, Residue } from './types.ts';

/** `locate`, usually memoised by path and blob id. */
export type Locator = (path: string, blob: Blob) => Located;
interface LocatedPair {
  readonly path: string;
  readonly before: Located;
  readonly after: Located;
}

/**
 * Proves that a change is nothing but bumps: every file modified in place, every skeleton byte-identical, the references lined up one to
 * one, and the occurrences of a dependency agreeing on where they go. Whatever that does not explain is residue. Never throws.
 */
export function proveChange(
  change: Pick<Change, 'files' | 'siblings'>,
  locate: Locator,
  admit: Admit = () => null,
): Proof {
  const residue: Residue[] = [];
  const pairs: LocatedPair[] = [];
  for (const file of change.files) {
    const said = fileResidue(file) ?? unreadResidue(file);
    if (said !== null) residue.push(said);
    else pairs.push(locatePair(file, locate));
  }
  const proofs = pairs.map((pair) => proveFile(pair.before, pair.after, admit(pair.before, pair.after)));
  const bumps = lockBumps(proofs.flatMap((proof) => proof.bumps));
  return {
    bumps: bumps.map(({ lock: _lock, ...bump }) => bump satisfies Bump),
    // Never spread into a call: a hostile change has more places than a call takes arguments.
    residue: [
      ...residue,
      ...proofs.flatMap((proof) => proof.residue),
      ...verifyUnits(pairs, change.siblings, locate),
      ...disagreements(bumps),
    ],
    edits: proofs.flatMap((proof) => proof.edits),
  };
}

function locatePair(file: ChangedFile, locate: Locator): LocatedPair {
  return {
    path: file.path,
    before: locate(file.path, blobOf(file.before)),
    after: locate(file.path, blobOf(file.after)),
  };
}

function blobOf(side: ChangedFile['after']): Blob {
  return { oid: side?.oid ?? '', bytes: side?.bytes ?? new Uint8Array() };
}

function unreadResidue(file: ChangedFile): Residue | null {
  if (file.before?.bytes !== undefined && file.after?.bytes !== undefined) return null;
  return {
    rule: 'scope/too-large',
    path: file.path,
    line: null,
    message: 'the content of the file was not read, so nothing in it is proved',
    fix: 'Take the file out of the pull request, or let a person propose it in a pull request of their own.',
  };
}

/** Rules that span files (Chart.lock follows Chart.yaml): each unit is checked once for every manager that has such rules. */
function verifyUnits(
  pairs: readonly LocatedPair[],
  siblings: readonly ChangedFile[],
  locate: Locator,
): readonly Residue[] {
  const units = MANAGERS.filter((manager) => manager.verifyUnit !== undefined);
  const touched = pairs.filter((pair) => units.some((manager) => manager.matches(pair.path)));
  if (touched.length === 0) return [];
  const all = new Map([...siblings.map((file) => locatePair(file, locate)), ...pairs].map((pair) => [pair.path, pair]));
  const found = touched.flatMap((pair) =>
    units
      .filter((manager) => manager.matches(pair.path))
      .flatMap(
        (manager) =>
          manager.verifyUnit?.(
            (path) => all.get(path)?.before ?? null,
            (path) => all.get(path)?.after ?? null,
            pair.path,
          ) ?? [],
      ),
  );
  return [...new Map(found.map((residue) => [JSON.stringify(residue), residue])).values()];
}
