import type { ChangedFile, FileSide } from '@gatehouse/bumps';
import type { GatehouseError } from '@gatehouse/policy';
import { incomplete } from './faults.ts';

/**
 * The list of changed files and the trees at the judged commits must tell the same story; where they do not, the list is stale, was
 * cut, or belongs to another merge base.
 */
export function assertAgrees(listed: ChangedFile, read: ChangedFile): void {
  assertSide(listed.path, listed.before, read.before, 'the merge base');
  assertSide(listed.path, listed.after, read.after, 'the head');
  if (read.before !== null && read.before.oid === read.after?.oid && read.before.mode === read.after.mode) {
    throw disagreement(`${listed.path} is listed as changed and is the same at merge base and head`);
  }
}

/** A file that was not listed as changed, so both sides must be the same. */
export function assertUnchanged(file: ChangedFile): void {
  if (file.before?.oid === file.after?.oid && file.before?.mode === file.after?.mode) return;
  throw disagreement(`${file.path} differs between merge base and head and is not listed as changed`);
}

function assertSide(path: string, listed: FileSide | null, read: FileSide | null, where: string): void {
  if ((listed === null) !== (read === null)) {
    throw disagreement(`${path} is listed as ${listed ? 'present' : 'absent'} at ${where} and is not in the tree so`);
  }
  // Empty: the list does not say.
  if (listed?.oid && listed.oid !== read?.oid) {
    throw disagreement(`${path} is listed with blob ${listed.oid} at ${where}; the tree has ${read?.oid}`);
  }
  if (listed?.mode && listed.mode !== read?.mode) {
    throw disagreement(`${path} is listed with mode ${listed.mode} at ${where}; the tree has ${read?.mode}`);
  }
}

function disagreement(message: string): GatehouseError {
  return incomplete(
    message,
    'Update the branch from its base branch (in Renovate or Dependabot: rebase); GitHub then lists the change afresh.',
  );
}
