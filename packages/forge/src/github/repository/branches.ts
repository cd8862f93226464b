import type { RepositoryWriter } from '../../repository-port.ts';
import type { Client } from '../client.ts';
import { updateRefs } from './update-refs.ts';
import { withRemark } from './write-faults.ts';

type Move = Parameters<RepositoryWriter['moveBranch']>[0];

/** Points a branch at a commit and deletes the temporary branch that has it: both or neither, in one write. */
export async function moveBranch(client: Client, { branch, before, commit, temporary }: Move): Promise<void> {
  try {
    await updateRefs(client, [
      { branch, before, after: commit },
      { branch: temporary, before: commit, after: null },
    ]);
  } catch (error) {
    throw withRemark(error, await removed(client, temporary, commit));
  }
}

/** Nothing happens when it is gone already. */
export async function deleteBranch(client: Client, branch: string, before: string): Promise<void> {
  await updateRefs(client, [{ branch, before, after: null }]);
}

/** Tries to delete a temporary branch after something went wrong, and says in words what became of it. */
export async function removed(client: Client, temporary: string, at: string): Promise<string> {
  try {
    await deleteBranch(client, temporary, at);
    return `the temporary branch ${temporary} was deleted`;
  } catch {
    return `the temporary branch ${temporary} could not be deleted: the next run does it, or delete it by hand`;
  }
}
