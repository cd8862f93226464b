import { GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import type { TreeEntry } from '../../repository-port.ts';
import type { Client } from '../client.ts';
import { incomplete } from '../faults.ts';
import { CONCURRENCY } from '../limits.ts';

/** Requests that one tree may take; GitHub cuts what it lists about every 100,000 entries or 7 MB. */
const MOST_PARTS = 1000;

interface Row {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number;
}

/**
 * Every file, link and submodule of a commit's tree: one request, and when GitHub cuts the answer one for each folder instead, and so
 * on down. Sizes are null for submodules.
 */
export async function readTree(client: Client, commit: string): Promise<readonly TreeEntry[]> {
  const budget = { parts: MOST_PARTS, commit };
  const entries = await readPart(client, budget, commit, '');
  refuseTwice(entries, commit);
  return entries;
}

interface Budget {
  parts: number;
  readonly commit: string;
}

async function readPart(client: Client, budget: Budget, sha: string, prefix: string): Promise<readonly TreeEntry[]> {
  const whole = await listTree(client, budget, sha, true);
  if (whole.truncated === false) return whole.tree.flatMap((row) => entryOf(row, prefix));
  const level = await listTree(client, budget, sha, false);
  if (level.truncated !== false) throw tooLarge(budget.commit, 'a single folder has more entries than GitHub lists');
  const parts = await pMap(
    level.tree,
    async (row) =>
      row.type === 'tree' ? readPart(client, budget, row.sha, `${prefix}${row.path}/`) : entryOf(row, prefix),
    { concurrency: CONCURRENCY },
  );
  return parts.flat();
}

function listTree(client: Client, budget: Budget, sha: string, recursive: boolean) {
  budget.parts -= 1;
  if (budget.parts < 0) throw tooLarge(budget.commit, `it takes more than ${MOST_PARTS} requests`);
  const asked = { what: `read the tree of ${budget.commit}`, needs: 'contents: read' } as const;
  return client.rest(asked, (rest, where) =>
    rest.git.getTree({ ...where, tree_sha: sha, ...(recursive ? { recursive: '1' } : {}) }),
  );
}

function entryOf(row: Row, prefix: string): TreeEntry[] {
  if (row.type === 'tree') return [];
  return [{ path: prefix + row.path, mode: row.mode, oid: row.sha, size: row.size ?? null }];
}

/** Names that are not UTF-8 all look alike and are kept, each with its own id; nothing else may be there twice. */
function refuseTwice(entries: readonly TreeEntry[], commit: string): void {
  const seen = new Set<string>();
  for (const { path } of entries) {
    if (seen.has(path) && !path.includes('\uFFFD')) throw incomplete(`GitHub lists ${path} twice in ${commit}`);
    seen.add(path);
  }
}

function tooLarge(commit: string, why: string): GatehouseError {
  return new GatehouseError(
    'too-large',
    `the tree of ${commit} cannot be listed: ${why}`,
    'Move what is generated out of the repository, or delete the ref that has it.',
  );
}
