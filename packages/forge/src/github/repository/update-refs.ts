import { GatehouseError } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';
import { repositoryId } from './repository-id.ts';
import { readTips } from './tips.ts';
import { NO_COMMIT, refMoved, writeFault } from './write-faults.ts';

/** What a branch must be at, and what it shall be at; null: it does not exist. */
export interface BranchMove {
  readonly branch: string;
  readonly before: string | null;
  readonly after: string | null;
}

const UPDATE = 'mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }';

/**
 * Moves, creates and deletes branches at once or not at all, each only from what it is said to be at. After an error the branches are
 * read: all as wanted means that the answer was lost and not the write; anything else than before is `ref-moved`.
 */
export async function updateRefs(client: Client, moves: readonly BranchMove[]): Promise<void> {
  const names = moves.map(({ branch }) => branch);
  const asked: Asked = { what: `move ${names.join(' and ')} (GraphQL updateRefs)`, needs: 'contents: write' };
  const refUpdates = moves.map(({ branch, before, after }) => ({
    name: `refs/heads/${branch}`,
    beforeOid: before ?? NO_COMMIT,
    afterOid: after ?? NO_COMMIT,
    force: true,
  }));
  const input = { repositoryId: await repositoryId(client), refUpdates };
  try {
    await client.mutate(asked, UPDATE, { input });
  } catch (error) {
    if (!isDoubtful(error)) throw writeFault(error, []);
    const tips = await readTips(client, names).catch(() => null);
    if (tips === null) throw error;
    if (moves.every(({ after }, at) => tips[at] === after)) return;
    const moved = moves.findIndex(({ before }, at) => tips[at] !== before);
    const { branch, before } = moves[moved] ?? {};
    if (branch === undefined || before === undefined) throw writeFault(error, []);
    throw refMoved(branch, before, tips[moved] ?? null);
  }
}

/** Whether the branches may be another way than was believed: the answer was lost, or one of them is not there or not where it was. */
function isDoubtful(error: unknown): boolean {
  return error instanceof GatehouseError && ['unavailable', 'not-found'].includes(error.code);
}
