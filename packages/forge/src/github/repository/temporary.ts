import { GatehouseError } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';
import { PAGE } from '../limits.ts';
import { readTip } from './tips.ts';
import type { BranchMove } from './update-refs.ts';
import { updateRefs } from './update-refs.ts';
import { refMoved, writeFault } from './write-faults.ts';

/**
 * Deletes what earlier runs of the same work left behind when they were killed: branches named like the temporary one but for the
 * number of the run. Whoever is still at work on one of them is told by `ref-moved`. One request, and one write if there are any.
 */
export async function sweepTemporaries(client: Client, temporary: string): Promise<void> {
  const stem = temporary.replace(/[^-/]*$/, '');
  const asked: Asked = { what: `list the branches ${stem}* (GET git/matching-refs)`, needs: 'contents: read' };
  const rows = await client.rest(asked, (rest, where) =>
    rest.git.listMatchingRefs({ ...where, ref: `heads/${stem}`, per_page: PAGE }),
  );
  const left = rows.flatMap(({ ref, object }): BranchMove[] => {
    const branch = ref.slice('refs/heads/'.length);
    // Another set's name may begin like this one's; what is left of its branches is not a run's number.
    return /^[0-9]*$/.test(branch.slice(stem.length)) ? [{ branch, before: object.sha, after: null }] : [];
  });
  // Whether it goes well is no matter: what stands in the way is told by what comes next.
  if (left.length > 0) await updateRefs(client, left).catch(() => undefined);
}

/**
 * Creates a branch at a commit. One that stands there already is ours: the answer to an earlier attempt was lost. One that stood in the
 * way and is gone by now was somebody else's.
 */
export async function createBranch(client: Client, branch: string, commit: string): Promise<void> {
  const asked: Asked = { what: `create the branch ${branch} (POST git/refs)`, needs: 'contents: write' };
  try {
    await client.write(asked, (rest, where) =>
      rest.git.createRef({ ...where, ref: `refs/heads/${branch}`, sha: commit }),
    );
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code !== 'unavailable') throw writeFault(error, []);
    // Undefined: it cannot be told, so the first error stands.
    const tip = await readTip(client, branch).catch(() => undefined);
    if (tip === commit) return;
    const isInTheWay = tip !== null || /already exists/i.test(error.message);
    throw tip === undefined || !isInTheWay ? writeFault(error, []) : refMoved(branch, null, tip);
  }
}
