import type { Change, Locator, Proof } from '@gatehouse/bumps';
import type { PastState, Rollback } from './rollback.ts';
import { rollbackForm } from './rollbacks/form.ts';
import { changedExactly, undoneCommits } from './rollbacks/inverse.ts';
import { knownBlobs, ownLine } from './rollbacks/past.ts';
import { stateReached } from './rollbacks/state.ts';

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
    const state = stateReached(form.files, proof, { line, blobs, locate });
    return state === null ? null : { kind: 'state', commit: state.commit, hold: form.hold };
  }
  const commit = undoneCommits(form.files, line).find((oid) => changedExactly(form.files, changedPaths.get(oid)));
  return commit === undefined ? null : { kind: 'inverse', commit, hold: form.hold };
}
