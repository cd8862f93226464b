import type { Change, Locator, Proof, UpdateType } from '@gatehouse/bumps';
import { type Rollback, recogniseRollback, rollbackQuestions } from '@gatehouse/policy';
import type { HistoryReader } from './port.ts';

/** First-parent commits of the base that are looked through; what lies further back waits for a person. */
const PAST_STATES = 100;
/** Above this the question alone would be too large; a rollback of so many files is judged as what else it is. */
const MAX_PATHS = 50;

const FORWARD: ReadonlySet<UpdateType> = new Set(['major', 'minor', 'patch']);

/**
 * The base's history is only asked for a change that may go back: one that moves a version up and none down does not, and it is by far
 * the most frequent.
 */
function mayGoBack(change: Change, proof: Proof): boolean {
  if (change.files.length === 0 || change.files.length > MAX_PATHS) return false;
  return !proof.bumps.some((bump) => FORWARD.has(bump.update));
}

/** Whether the change takes the base back to where it was; null: not, or not as far as the history was read. */
export async function readRollback(
  history: HistoryReader,
  { change, proof, locate }: { readonly change: Change; readonly proof: Proof; readonly locate: Locator },
): Promise<Rollback | null> {
  if (!mayGoBack(change, proof)) return null;
  const states = await history.readPastStates(change, PAST_STATES);
  const { blobs: oids, commits } = rollbackQuestions({ change, proof, locate, states });
  const blobs = oids.length === 0 ? new Map<string, Uint8Array>() : await history.readBlobs(oids);
  const changed = await Promise.all(commits.map(async (oid) => [oid, await history.changedPaths(oid)] as const));
  return recogniseRollback({ change, proof, locate, states, blobs, changedPaths: new Map(changed) });
}
