import { isCommitSha } from '@gatehouse/bumps';
import type { Digests, Pin, Refusal } from '../types.ts';
import type { PinnedFile, PinPlace } from './places.ts';
import { refuse } from './refuse.ts';

/** A replacement in the decoded text of a file. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A pin that goes elsewhere. */
export interface PinMove {
  readonly place: PinPlace;
  readonly to: Pin;
}

/** Image to the commit that its new digest was built from, where that is known. */
export type Revisions = ReadonlyMap<string, string>;

const COMMIT_TAG = /^((?:[a-z]+-)?)[0-9a-f]{40}$/;

/** Where the pins of a file go; those that are there already are no moves. */
export function movesOf({ places }: PinnedFile, to: Digests, revisions: Revisions): readonly PinMove[] {
  return places.flatMap((place) => {
    const { pin } = place;
    const digest = to.get(pin.image);
    if (digest === undefined || digest === pin.digest) return [];
    return [{ place, to: { ...pin, digest, tag: tagBeside(pin, revisions.get(pin.image) ?? null) } }];
  });
}

/** The tag stays, for no version is known of a digest; only one that names the commit of the build and nothing else moves along. */
function tagBeside({ tag }: Pin, revision: string | null): string | null {
  const named = COMMIT_TAG.exec(tag ?? '');
  return named === null || revision === null ? tag : `${named[1]}${revision}`;
}

/** A tag that would go on naming the commit of the digest that is replaced. */
export function tagRefusals(moves: readonly PinMove[], revisions: Revisions): readonly Refusal[] {
  return moves.flatMap(({ to: { tag, image, path, line } }) => {
    if (!COMMIT_TAG.test(tag ?? '') || isCommitSha(revisions.get(image) ?? '')) return [];
    const message = `the tag beside the digest names a commit (${tag}), and the commit of the new digest is not known`;
    const fix =
      'Give the revision, build the image with the label org.opencontainers.image.revision, or take the tag out.';
    return [refuse('pins/revision-unknown', `${path}:${line}`, message, fix)];
  });
}

/** The bytes of a pin that change: its digest, and its tag where that moves along. */
export function pinEdits({ place: { reference, pin }, to }: PinMove): readonly TextEdit[] {
  const { digest, version } = reference;
  const edits = digest === undefined ? [] : [{ start: digest.start, end: digest.end, text: to.digest }];
  if (version === undefined || to.tag === null || to.tag === pin.tag) return edits;
  return [{ start: version.start, end: version.end, text: to.tag }, ...edits];
}

/** Applies edits that are apart from each other. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let from = 0;
  const parts: string[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  return parts.join('') + text.slice(from);
}
