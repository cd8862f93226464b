import type { Derived } from '@gatehouse/bumps';
import type { Refusal } from '../types.ts';
import type { PinMove, Revisions, TextEdit } from './moves.ts';
import { lineOf, type PinnedFile } from './places.ts';
import { refuse } from './refuse.ts';

/** What becomes of the comments beside the pins of a file. */
export interface CommentEdits {
  readonly edits: readonly TextEdit[];
  readonly refusals: readonly Refusal[];
}

/**
 * Lets comments that state where a digest came from follow it: the digest itself, or the commit it was built from. Where the commit of the
 * new digest is not known, the comment goes, for it would be wrong; then the change is more than its bumps.
 */
export function commentEdits(file: PinnedFile, moves: readonly PinMove[], revisions: Revisions): CommentEdits {
  const byKey = new Map(moves.map((move) => [move.place.reference.key, move]));
  const edits: TextEdit[] = [];
  const refusals: Refusal[] = [];
  for (const derived of file.located.derived) {
    const beside = (derived.of ?? []).map((key) => byKey.get(key));
    const moving = beside.filter((move) => move !== undefined);
    if (moving.length === 0) continue;
    const edit =
      derived.kind === 'digest-comment' ? digestEdit(derived, moving) : revisionEdit(file, derived, moving, revisions);
    if (edit === 'unclear' || (edit !== null && derived.kind === 'revision-comment' && moving.length < beside.length))
      refusals.push(unclear(file, derived));
    else if (edit !== null && !edits.some(({ start, end }) => start < edit.end && edit.start < end)) edits.push(edit);
  }
  return { edits, refusals };
}

/** Another digest than the pin's own is history that somebody wrote down. */
function digestEdit({ text, span }: Derived, moving: readonly PinMove[]): TextEdit | null {
  const move = moving.find(({ place }) => place.pin.digest === `sha256:${text}`);
  return move === undefined ? null : { ...span, text: move.to.digest.slice('sha256:'.length) };
}

function revisionEdit(file: PinnedFile, derived: Derived, moving: readonly PinMove[], revisions: Revisions) {
  const known = new Set(moving.map(({ to }) => revisions.get(to.image) ?? null));
  const [revision] = known;
  if (known.size !== 1 || revision === undefined) return 'unclear';
  return revision === null ? removal(file.located.text ?? '', derived) : { ...derived.span, text: revision };
}

/** The whole comment, with its line when it has one for itself. */
function removal(text: string, { span }: Derived): TextEdit {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const feed = text.indexOf('\n', span.end);
  const end = feed < 0 ? text.length : feed;
  const before = text.slice(start, span.start);
  if (/^[ \t]*(?:#|\/\/)/.test(before)) return { start, end: feed < 0 ? end : feed + 1, text: '' };
  const comment = /[ \t]+(?:#|\/\/)[^"']*$/.exec(before);
  const stop = text[end - 1] === '\r' ? end - 1 : end;
  return { start: start + (comment?.index ?? before.length), end: stop, text: '' };
}

function unclear({ file, located }: PinnedFile, { span, text }: Derived): Refusal {
  return refuse(
    'pins/left-over',
    `${file.path}:${lineOf(located.text ?? '', span.start)}`,
    `the comment names the commit ${text}, and the images beside it do not all move to one commit`,
    'Give each image a line of its own, or take the commit out of the comment.',
  );
}
