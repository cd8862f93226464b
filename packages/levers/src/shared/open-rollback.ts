import type { OpenPullRequest, RepositoryReader } from '@gatehouse/forge';
import { explainSetHold, GatehouseError, type SetHold, setHoldPath } from '@gatehouse/policy';
import { rollbackBranch } from './branches.ts';
import { readTexts } from './policy.ts';

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
