import type { ChangedFile } from '@gatehouse/bumps';
import type { GatehouseError } from '@gatehouse/policy';
import { incomplete } from './faults.ts';
import type { PullRequestAnswer } from './open-query.ts';

/**
 * Why a pull request's list of files may not be what a merge would bring now; null: it is. GitHub makes the list against the base branch
 * as it was at the last synchronisation. When the base has taken in commits of the branch since, that is another merge base, and the
 * list may lack a file. So it must be the list of the comparison; where that one ends, the base must not have moved.
 */
export function listDoubt(
  { baseRefOid, baseRefName }: Pick<PullRequestAnswer, 'baseRefOid' | 'baseRefName'>,
  baseTip: string,
  listed: readonly ChangedFile[],
  compared: readonly string[] | null,
): GatehouseError | null {
  if (compared === null) {
    if (baseRefOid === baseTip) return null;
    return outdated(`${baseRefName} moved since GitHub listed the files, and there are too many to compare`);
  }
  const paths = new Set(listed.map(({ path }) => path));
  const missing = compared.find((path) => !paths.delete(path));
  if (missing !== undefined)
    return outdated(`${missing} differs between merge base and head and is not in GitHub's list`);
  const [extra] = paths;
  return extra === undefined ? null : outdated(`${extra} is in GitHub's list and is the same at merge base and head`);
}

function outdated(message: string): GatehouseError {
  return incomplete(
    message,
    'Update the branch from its base branch (in Renovate or Dependabot: rebase); GitHub then lists the change afresh.',
  );
}
