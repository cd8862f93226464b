import type { Change, Located, Locator, Proof } from '@gatehouse/bumps';
import type { PastState } from '../rollback.ts';
import type { PlacedFile } from './form.ts';
import { digestsOf, movedNames, sayTheSame } from './values.ts';

/** What is needed to read past states: bytes by blob id. */
export interface Past {
  readonly line: readonly PastState[];
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  readonly locate: Locator;
}

/**
 * The newest past state in which every dependency that the change moves says, in every file of the change, what it says at head; null when
 * there is none. What the base says now must not be older than that state: then the change would go forward again, to what was rolled back.
 */
export function stateReached(files: readonly PlacedFile[], proof: Proof, past: Past): PastState | null {
  const names = movedNames(proof.bumps);
  const says = (state: PastState, side: 'before' | 'after') =>
    files.every((placed) => {
      const then = locatedThen(placed, state, past);
      const now = locatedNow(placed.file, side, past.locate);
      return then !== null && now !== null && sayTheSame(names, then, now);
    });
  const reached = past.line.filter((state) => says(state, 'after'));
  const oldest = reached.at(-1);
  if (oldest === undefined) return null;
  const older = past.line.slice(past.line.indexOf(oldest) + 1);
  return older.some((state) => says(state, 'before')) ? null : (reached[0] ?? null);
}

/** Digests that these dependencies had, in the files of the change, at states of the line newer than one of it: what going there goes back over. */
export function digestsSince(
  files: readonly PlacedFile[],
  proof: Proof,
  past: Past,
  reached: PastState,
): ReadonlySet<string> {
  const names = movedNames(proof.bumps);
  const newer = past.line.slice(0, past.line.indexOf(reached));
  const located = newer.flatMap((state) => files.map((placed) => locatedThen(placed, state, past)));
  return new Set(located.flatMap((then) => (then === null ? [] : digestsOf(names, then))));
}

function locatedThen({ file, index }: PlacedFile, state: PastState, { blobs, locate }: Past): Located | null {
  const oid = state.blobs[index] ?? null;
  const bytes = oid === null ? undefined : blobs.get(oid);
  return oid === null || bytes === undefined ? null : readable(locate(file.path, { oid, bytes }));
}

function locatedNow(file: Change['files'][number], which: 'before' | 'after', locate: Locator): Located | null {
  const side = file[which];
  return side?.bytes === undefined ? null : readable(locate(file.path, { oid: side.oid, bytes: side.bytes }));
}

function readable(located: Located): Located | null {
  return located.text === null ? null : located;
}
