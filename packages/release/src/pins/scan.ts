import type { Locator } from '@gatehouse/bumps';
import type { ImageSet } from '@gatehouse/policy';
import type { Pin, Refusal, TreeFile } from '../types.ts';
import { mayHoldPins } from './files.ts';
import { linkRefusals } from './links.ts';
import { mentions } from './mentions.ts';
import { type PinnedFile, pinsIn } from './places.ts';
import { refuse } from './refuse.ts';

/** Every pin of a set in the files of a tree. */
export interface Scan {
  /** In order of files, then of places. */
  readonly pins: readonly Pin[];
  /** Why there may be pins that were not found; empty: these are all. */
  readonly problems: readonly Refusal[];
  /** The files that were looked into. */
  readonly files: readonly PinnedFile[];
}

/**
 * Finds every pin of a set by structure, as bumps are found. `files` are those of one tree where `mayHoldPins`; others are passed over.
 * Never throws: what may hide a pin becomes a problem with its place.
 */
export function scanPins(set: ImageSet, files: readonly TreeFile[], locate?: Locator): Scan {
  const asked = files.filter(({ path }) => mayHoldPins(set, path));
  const regular = asked.filter(({ mode }) => mode.startsWith('100')).map((file) => pinsIn(set, file, locate));
  const holding = regular.filter(({ places }) => places.length > 0);
  const problems = [
    ...linkRefusals(set, asked, new Set(holding.map(({ file }) => file.path))),
    ...regular.flatMap((file) => (file.located.text === null ? unreadable(set, file) : mentions(set, file))),
  ];
  return { pins: holding.flatMap(({ places }) => places.map(({ pin }) => pin)), problems, files: regular };
}

/**
 * What is no text may hold a pin only where a digest is written in it, in whatever encoding: programs that run such a file read UTF-16 and
 * UTF-32 too, in which text has NULs between its letters.
 */
function unreadable({ name }: Pick<ImageSet, 'name'>, { file, located }: PinnedFile): readonly Refusal[] {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength).toString('latin1');
  if (!bytes.replaceAll('\0', '').includes('sha256:')) return [];
  const [problem] = located.problems;
  const why = problem?.message ?? 'it cannot be read';
  const fix = `Put plain UTF-8 text in its place in a pull request of a person, or let 'pins' of the set ${name} leave it out.`;
  return [refuse('pins/unreadable', file.path, `digests stand in the file, but ${why}`, fix)];
}
