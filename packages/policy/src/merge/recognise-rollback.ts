import type { Change, Locator, Proof } from '@gatehouse/bumps';
import type { PastState, Rollback } from './rollback.ts';
import { type RollbackForm, rollbackForm } from './rollbacks/form.ts';
import { changedExactly, undoneCommits } from './rollbacks/inverse.ts';
import { knownBlobs, ownLine } from './rollbacks/past.ts';
import { digestsSince, stateReached } from './rollbacks/state.ts';

export { rollbackQuestions } from './rollbacks/questions.ts';

/**
 * Whether a change takes the base back to where it was, by bytes alone: its bumps reach what stood there at one commit of the base's
 * first-parent history, or it undoes one such commit exactly. Author, branch, title and label have no say. Null: it is none, or it could
 * not be seen from what was read.
 */
export function recogniseRollback(input: {
  readonly change: Change;
  readonly proof: Proof;
  readonly locate: Locator;
  /** Newest first, from the base's tip. */
  readonly states: readonly PastState[];
  /** Those of `rollbackQuestions`, by id, each checked against it. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  /** What each commit of `rollbackQuestions` changed against its first parent; null: not wholly known. */
  readonly changedPaths: ReadonlyMap<string, readonly string[] | null>;
}): Rollback | null {
  const { change, proof, locate, changedPaths } = input;
  const form = rollbackForm(change, proof, locate);
  if (form === null) return null;
  const line = ownLine(change, input.states);
  if (form.proved) {
    const blobs = new Map([...input.blobs, ...knownBlobs(change)]);
    const past = { line, blobs, locate };
    const state = stateReached(form.files, proof, past);
    if (state === null || !isGoneBackOver(form, digestsSince(form.files, proof, past, state))) return null;
    return { kind: 'state', commit: state.commit, hold: form.hold };
  }
  if (form.besides.length > 0) return null;
  const commit = undoneCommits(form.files, line).find((oid) => changedExactly(form.files, changedPaths.get(oid)));
  return commit === undefined ? null : { kind: 'inverse', commit, hold: form.hold };
}

/** A rollback that waited while another build was merged goes back over both, and its hold refuses what each of them brought. */
function isGoneBackOver({ besides }: RollbackForm, digests: ReadonlySet<string>): boolean {
  return besides.every((digest) => digests.has(digest));
}
