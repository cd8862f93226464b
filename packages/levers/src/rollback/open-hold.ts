import type { OpenPullRequest, RepositoryReader } from '@gatehouse/forge';
import { explainSetHold, GatehouseError, heldRevisions, type SetHold, setHoldPath } from '@gatehouse/policy';
import type { Refusal } from '@gatehouse/release';
import { rollbackBranch } from '../shared/branches.ts';
import { readTexts } from '../shared/policy.ts';

/** A rollback that waits for its merge, with the hold it brings. */
export interface OpenRollback {
  readonly pullRequest: OpenPullRequest;
  /** Null: it brings none, because it undoes a rollback. */
  readonly hold: SetHold | null;
}

/**
 * Until a rollback is merged its open pull request is the hold of the set: read from the file at its head, as the merge would bring it, and
 * never from what its body says. Null: none is open.
 * @throws GatehouseError `policy-invalid` when that file cannot be read
 */
export async function readOpenRollback(
  repository: Pick<RepositoryReader, 'findPullRequests' | 'readTree' | 'readBlobs'>,
  set: string,
): Promise<OpenRollback | null> {
  const branch = rollbackBranch(set);
  const pullRequest = (await repository.findPullRequests(branch)).find(({ headRef }) => headRef === branch);
  if (pullRequest === undefined) return null;
  const path = setHoldPath(set);
  const text = (await readTexts(repository, await repository.readTree(pullRequest.head), [path], pullRequest.head)).get(
    path,
  );
  if (text === undefined) return { pullRequest, hold: null };
  const { hold, complaints } = explainSetHold(path, text);
  if (hold !== null) return { pullRequest, hold };
  const message = `${path} of the open rollback ${pullRequest.url} cannot be read: ${complaints.join('; ')}.`;
  throw new GatehouseError('policy-invalid', message, 'Correct the file on its branch, or close the pull request.');
}

/** The hold that is merged with the one that waits: all that either refuses, in the words of the later. A day or a fix of one says nothing of the other. */
export function holdsTogether(merged: SetHold | null, open: OpenRollback | null): SetHold | null {
  const waiting = open?.hold ?? null;
  if (merged === null || waiting === null) return waiting ?? merged;
  const { until: _until, 'fixed-by': _fixed, revision: _revision, ...words } = waiting;
  const refuses = [...new Set([...merged.refuses, ...waiting.refuses])];
  const revision = [...new Set([...heldRevisions(merged), ...heldRevisions(waiting)])];
  return { ...words, refuses, ...(revision.length > 0 && { revision }) };
}

const HELD = new Set(['rollback/held', 'rollback/hold-loop']);

/** Lifting a merged hold does not help against one that waits. */
export function withOpenHold(refusals: readonly Refusal[], open: OpenRollback | null): readonly Refusal[] {
  if (!open?.hold) return refusals;
  const more = ` What the open rollback holds counts as well: to lift that, close ${open.pullRequest.url}.`;
  return refusals.map((refusal) => (HELD.has(refusal.rule) ? { ...refusal, fix: `${refusal.fix}${more}` } : refusal));
}
