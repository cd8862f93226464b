import type { Refusal } from '../types.ts';
import { lineOf, type PinnedFile } from './places.ts';
import { refuse } from './refuse.ts';

/** More places than a person reads. */
const MAX_PLACES = 50;

/**
 * Places where a digest that was replaced still stands: in a comment, under another image's name, in a script. `files` are those after the
 * rewrite; `replaced` the hexadecimal digits of what went. A pin of the set that now has such a digest is where it belongs.
 */
export function leftOvers(files: readonly PinnedFile[], replaced: ReadonlySet<string>): readonly Refusal[] {
  const found: Refusal[] = [];
  for (const { file, located, places } of files) {
    const pinned = new Set(places.map(({ reference }) => reference.digest?.end));
    const text = (located.text ?? '').toLowerCase();
    for (const match of text.matchAll(/[0-9a-f]{64}/g)) {
      if (!replaced.has(match[0]) || pinned.has(match.index + 64) || found.length >= MAX_PLACES) continue;
      found.push(leftOver(`${file.path}:${lineOf(text, match.index)}`, match[0]));
    }
  }
  return found;
}

function leftOver(place: string, hex: string): Refusal {
  return refuse(
    'pins/left-over',
    place,
    `the digest that is replaced stands here too (${hex.slice(0, 12)}…), and this is no pin of the set`,
    'Take it out, or make it a pin: a comment on the line of a pin, or on the line above, follows by itself.',
  );
}
