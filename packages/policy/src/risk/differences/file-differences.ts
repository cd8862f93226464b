import { type Change, type ChangedFile, fileResidue, type Located, type Locator, type Proof } from '@gatehouse/bumps';
import type { Difference, FileDifferences } from '../types.ts';
import { firstDifferenceOutside, withSpans } from './byte-proof.ts';
import { Comparison } from './compare.ts';
import { bumpCuts, type Cuts } from './cuts.ts';
import { isDocumentPath, readDocuments } from './documents.ts';
import { type Limits, newLimits, Unreadable } from './limits.ts';
import { Side } from './side.ts';

/**
 * What each file of a change is apart from its bumps, in the change's order. Documents say where and what; bytes say that nothing else
 * changed. Whatever cannot be read as documents is opaque, with the reason. Never throws.
 */
export function fileDifferences(change: Pick<Change, 'files'>, proof: Proof, locate: Locator): FileDifferences[] {
  const limits = newLimits();
  return change.files.map((file) => differencesOf(file, proof, locate, limits));
}

/** Files that come or go can be read as documents; what else metadata says against a file leaves nothing to read. */
const READABLE = new Set(['scope/file-added', 'scope/file-deleted']);

function differencesOf(file: ChangedFile, proof: Proof, locate: Locator, limits: Limits): FileDifferences {
  const said = fileResidue(file);
  if (said !== null && !READABLE.has(said.rule)) return opaque(file.path, said.message);
  if (file.before === null && file.after?.mode === '100755') return opaque(file.path, 'it is added as a program');
  const [before, after] = [sideOf(file, 'before', locate), sideOf(file, 'after', locate)];
  const unread = [after, before].find((side) => typeof side === 'string');
  if (typeof unread === 'string' || typeof before === 'string' || typeof after === 'string')
    return opaque(file.path, String(unread));
  return compareSides(file, before, after, proof, limits);
}

/** Null: absent on that side. A string: why its text is not known, as the end of a sentence. */
function sideOf(file: ChangedFile, which: 'before' | 'after', locate: Locator): Located | null | string {
  const side = file[which];
  if (side === null) return null;
  if (side.bytes === undefined) return 'its content was not read';
  const located = locate(file.path, { oid: side.oid, bytes: side.bytes });
  return located.text === null ? (located.problems[0]?.message ?? 'its content is no text') : located;
}

function compareSides(
  { path }: ChangedFile,
  before: Located | null,
  after: Located | null,
  proof: Proof,
  limits: Limits,
): FileDifferences {
  const cuts = before === null || after === null ? { before: [], after: [] } : bumpCuts(proof, before, after);
  const old = new Side(before?.text ?? '', cuts.before);
  const now = new Side(after?.text ?? '', cuts.after);
  const line = firstDifferenceOutside(old, now, cuts);
  const stays = before !== null && after !== null;
  if (stays && line === null) return { path, kind: 'bump', differences: [], complete: true, line: null, why: null };
  const place = after === null ? null : (line ?? 1);
  if (!isDocumentPath(path)) return { ...opaque(path, 'it is no YAML or JSON'), line: place };
  try {
    const comparison = new Comparison(path, old, now, limits);
    comparison.documents(
      before === null ? [] : readDocuments(path, old, limits),
      after === null ? [] : readDocuments(path, now, limits),
    );
    const { differences } = comparison;
    if (!stays) return { path, kind: 'structured', differences, complete: false, line: place, why: null };
    const left = lineLeft(old, now, cuts, differences);
    return { path, kind: 'structured', differences, complete: left === null, line: left, why: null };
  } catch (error) {
    if (error instanceof Unreadable) return { ...opaque(path, error.message), line: place };
    throw error;
  }
}

/** What bumps and differences do not cover: the first line of it; null: nothing. */
function lineLeft(before: Side, after: Side, cuts: Cuts, differences: readonly Difference[]): number | null {
  const spans = differences.flatMap((difference) => difference.spans ?? []);
  return firstDifferenceOutside(before, after, withSpans(cuts, spans));
}

function opaque(path: string, why: string): FileDifferences {
  return { path, kind: 'opaque', differences: [], complete: false, line: null, why };
}
