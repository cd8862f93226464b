import type { Change, Locator, Proof } from '@gatehouse/bumps';
import type { PastState } from '../rollback.ts';
import { rollbackForm } from './form.ts';
import { undoneCommits } from './inverse.ts';
import { knownBlobs, ownLine } from './past.ts';

/** Several times what the files of a promotion were in a hundred states. */
const MAX_BLOBS = 200;
/** Commits that have the same blobs on both sides; one is the rule. */
const MAX_COMMITS = 3;

/**
 * What must be read before `recogniseRollback` can answer: blobs of past states when references are to be compared, newest first, or else
 * the commits that the change may undo. Both empty: nothing; it is none, or it is known already.
 */
export function rollbackQuestions(input: {
  readonly change: Change;
  readonly proof: Proof;
  readonly locate: Locator;
  readonly states: readonly PastState[];
}): { readonly blobs: readonly string[]; readonly commits: readonly string[] } {
  const { change, proof, locate } = input;
  const form = rollbackForm(change, proof, locate);
  if (form === null) return { blobs: [], commits: [] };
  const line = ownLine(change, input.states);
  if (!form.proved) return { blobs: [], commits: undoneCommits(form.files, line).slice(0, MAX_COMMITS) };
  const known = knownBlobs(change);
  const wanted = line.flatMap((state) => form.files.flatMap(({ index }) => state.blobs[index] ?? []));
  const unknown = [...new Set(wanted)].filter((oid) => !known.has(oid));
  return { blobs: unknown.slice(0, MAX_BLOBS), commits: [] };
}
