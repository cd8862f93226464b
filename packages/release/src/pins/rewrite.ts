import { type Located, type Locator, locate, proveChange, type Residue } from '@gatehouse/bumps';
import type { ImageSet } from '@gatehouse/policy';
import type { Digests, Pin, Refusal, TreeFile } from '../types.ts';
import { commentEdits } from './comments.ts';
import { leftOvers } from './left-over.ts';
import { applyEdits, movesOf, type PinMove, pinEdits, type Revisions, tagRefusals } from './moves.ts';
import { type PinnedFile, pinsIn } from './places.ts';
import { refuse } from './refuse.ts';
import { type Scan, scanPins } from './scan.ts';

export interface RewriteOptions {
  /** Pins that the last promoted state had; 0: there is none. */
  readonly promoted: number;
  /** Image to the commit that its new digest was built from, for tags and comments that name it. */
  readonly revisions?: Revisions;
}

/** A file as it is to be written. */
export interface PinEdit {
  readonly path: string;
  readonly mode: string;
  readonly bytes: Uint8Array;
}

export interface Rewrite {
  /** Files that change; none when every pin is there already. */
  readonly edits: readonly PinEdit[];
  /** Every pin of the set, moved or not. */
  readonly pins: readonly { readonly from: Pin; readonly to: Pin }[];
}

export interface RewriteRefused {
  readonly refusals: readonly Refusal[];
}

/**
 * Moves each image of a set to its own digest: as one set, everywhere, or not at all. Only the bytes of digests change, of tags that name
 * the commit of a build, and of comments beside them that say where they came from; afterwards nothing old is left in the files of the
 * pins, and the change is proved to be nothing but its bumps. Pure; never throws.
 */
export function rewritePins(
  set: ImageSet,
  files: readonly TreeFile[],
  to: Digests,
  options: RewriteOptions,
): Rewrite | RewriteRefused {
  const scan = scanPins(set, files);
  const refusals = [...membership(set, to), ...scan.problems, ...counted(set, scan, options.promoted)];
  return refusals.length > 0 ? { refusals } : rewriteScanned(set, scan, to, options.revisions ?? new Map());
}

function membership(set: ImageSet, to: Digests): readonly Refusal[] {
  const members = new Set(set.images.map(({ repository }) => repository));
  const foreign = [...to.keys()].filter((image) => !members.has(image));
  const without = [...members].filter((image) => !to.has(image));
  return [
    ...foreign.map((image) => unknown(image, `is no image of the set ${set.name}`)),
    ...without.map((image) => unknown(image, `of the set ${set.name} has no digest to go to`)),
  ];
}

function unknown(image: string, why: string): Refusal {
  return refuse(
    'pins/unknown-image',
    image,
    `${image} ${why}`,
    'Give one digest for every image of the set, and none else.',
  );
}

function counted(set: ImageSet, { pins }: Scan, promoted: number): readonly Refusal[] {
  const pinned = new Set(pins.map(({ image }) => image));
  const absent = set.images.filter(({ repository }) => !pinned.has(repository));
  const none = absent.map(({ repository }) =>
    refuse(
      'pins/none',
      repository,
      `${repository} is pinned nowhere${set.pins === null ? '' : ` in ${set.pins.patterns.join(', ')}`}`,
      `Pin it by digest in a pull request of its own, correct 'pins' of the set ${set.name}, or take the image out of the set.`,
    ),
  );
  const fewest = tooFew(set.floor, pins.length, promoted);
  if (fewest === null) return none;
  const message = `${pins.length} pins are found, and ${fewest}`;
  const fix = `Restore the missing pins; if they are gone for good, write 'floor: ${pins.length}' to the set ${set.name} in the policy.`;
  return [...none, refuse('pins/fewer', null, message, fix)];
}

/**
 * Why so many are too few; null: they are not. A floor below what was promoted lets exactly that many through, once: it stays in the policy, and
 * must not hide pins that are lost when there are more again.
 */
function tooFew(floor: number | null, found: number, promoted: number): string | null {
  if (floor !== null && found < floor) return `the policy sets a floor of ${floor}`;
  if (found >= promoted || found === floor) return null;
  return `the last promoted state had ${promoted}`;
}

function rewriteScanned(set: ImageSet, scan: Scan, to: Digests, revisions: Revisions): Rewrite | RewriteRefused {
  const rewritten = scan.files
    .filter(({ places }) => places.length > 0)
    .map((file) => rewriteFile(set, file, to, revisions));
  // A digest in a form that no manager reads may stand in a file that has no pin at all.
  const unpinned = scan.files.filter(({ places }) => places.length === 0);
  const replaced = replacedBy(rewritten.flatMap(({ moves }) => moves));
  const refusals = [
    ...rewritten.flatMap(({ refused }) => refused),
    ...leftOvers([...rewritten.map(({ after }) => after), ...unpinned], replaced),
    ...unproved(rewritten),
  ];
  if (refusals.length > 0) return { refusals };
  return {
    edits: rewritten
      .filter(({ moves }) => moves.length > 0)
      .map(({ after: { file } }) => ({ path: file.path, mode: file.mode, bytes: file.bytes })),
    pins: rewritten.flatMap(({ before, moves }) => paired(before, moves)),
  };
}

interface RewrittenFile {
  readonly before: PinnedFile;
  readonly after: PinnedFile;
  readonly moves: readonly PinMove[];
  readonly refused: readonly Refusal[];
  /** A comment was taken out, so that the bytes outside the pins differ. */
  readonly removes: boolean;
}

function rewriteFile(set: ImageSet, before: PinnedFile, to: Digests, revisions: Revisions): RewrittenFile {
  const moves = movesOf(before, to, revisions);
  if (moves.length === 0) return { before, after: before, moves, refused: [], removes: false };
  const comments = commentEdits(before, moves, revisions);
  const text = applyEdits(before.located.text ?? '', [...moves.flatMap(pinEdits), ...comments.edits]);
  // No id: nobody may take these bytes for those that were read.
  const after = pinsIn(set, { ...before.file, oid: '', bytes: new TextEncoder().encode(text) });
  return {
    before,
    after,
    moves,
    refused: [...tagRefusals(moves, revisions), ...comments.refusals],
    removes: comments.edits.some((edit) => edit.text === ''),
  };
}

function replacedBy(moves: readonly PinMove[]): ReadonlySet<string> {
  return new Set(moves.map(({ place }) => place.pin.digest.slice('sha256:'.length)));
}

function paired({ places }: PinnedFile, moves: readonly PinMove[]) {
  const moved = new Map(moves.map(({ place, to }) => [place, to]));
  return places.map((place) => ({ from: place.pin, to: moved.get(place) ?? place.pin }));
}

/** The same proof that judges the pull request, before there is one. */
function unproved(rewritten: readonly RewrittenFile[]): readonly Refusal[] {
  const changed = rewritten.filter(({ moves, removes }) => moves.length > 0 && !removes);
  const files = changed.map(({ before, after }) => ({
    path: before.file.path,
    pathIsText: true,
    before: before.file,
    after: after.file,
  }));
  const { residue } = proveChange({ files, siblings: [] }, locatorOf(changed));
  return [...residue.map(notProvable), ...rewritten.flatMap(unlike)];
}

/** Each side was located already. */
function locatorOf(files: readonly RewrittenFile[]): Locator {
  const sides = files.flatMap(({ before, after }) => [before, after]);
  const known = new Map<Uint8Array, Located>(sides.map(({ file, located }) => [file.bytes, located]));
  return (path, blob) => known.get(blob.bytes) ?? locate(path, blob);
}

/** Finding the pins again must find the same ones, each where it was to go. */
function unlike({ before, after, moves }: RewrittenFile): readonly Refusal[] {
  const wanted = paired(before, moves).map(({ to }) => `${to.key} ${to.image} ${to.tag} ${to.digest}`);
  const found = after.places.map(({ pin }) => `${pin.key} ${pin.image} ${pin.tag} ${pin.digest}`);
  if (wanted.length === found.length && wanted.every((pin, at) => pin === found[at])) return [];
  const message = 'the pins that the rewritten file has are not those that were written';
  return [refuse('pins/not-provable', before.file.path, message, 'Write each pin on a line of its own.')];
}

function notProvable({ path, line, message, fix }: Residue): Refusal {
  return refuse('pins/not-provable', line === null ? path : `${path}:${line}`, message, fix);
}
