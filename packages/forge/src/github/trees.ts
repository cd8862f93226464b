import type { ChangedFile, FileSide } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import type { Client } from './client.ts';
import { incomplete } from './faults.ts';
import { MOST_FILES } from './limits.ts';

/** Every file of a commit, by path. */
export type Tree = ReadonlyMap<string, FileSide>;

/** The whole tree of a commit in one request; refused when GitHub cuts it (about 100,000 entries or 7 MB). */
export async function readTree(client: Client, commit: string): Promise<Tree> {
  const asked = { what: `read the tree of ${commit}`, needs: 'contents: read' } as const;
  const answer = await client.rest(asked, (rest, where) =>
    rest.git.getTree({ ...where, tree_sha: commit, recursive: '1' }),
  );
  if (answer.truncated !== false) {
    throw new GatehouseError(
      'too-large',
      `the tree of ${commit} is too large for GitHub to list`,
      'Merge this pull request outside the merge queue, or let a person do it.',
    );
  }
  const tree = new Map<string, FileSide>();
  for (const row of answer.tree) {
    if (row.type === 'tree') continue;
    const side = { mode: row.mode, oid: row.sha };
    // Names that are not UTF-8 may all look alike, and then one would hide what became of the other.
    if (tree.has(row.path)) throw incomplete(`GitHub lists ${row.path} twice in the tree of ${commit}`);
    tree.set(row.path, row.size === undefined ? side : { ...side, size: row.size });
  }
  return tree;
}

/** What differs between two trees; a renamed file is a deleted and an added one. */
export function diffTrees(before: Tree, after: Tree): ChangedFile[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const files = paths.flatMap((path): ChangedFile[] => {
    const [old, now] = [before.get(path) ?? null, after.get(path) ?? null];
    if (old?.oid === now?.oid && old?.mode === now?.mode) return [];
    return [{ path, pathIsText: !path.includes('\uFFFD'), before: old, after: now }];
  });
  if (files.length <= MOST_FILES) return files;
  throw new GatehouseError(
    'too-many-files',
    `the merge-queue entry changes ${files.length} files; at most ${MOST_FILES} are judged`,
    'Split the pull request, or let a person merge it outside the merge queue.',
  );
}
