import type { BranchAdvance } from '../port.ts';
import type { Client } from './client.ts';

/** A compare lists no more files than this, and does not say that it left some out. */
const MAX_FILES = 300;

/** What a branch gained between two of its tips, in one request; its net difference, both names of a rename. */
export async function compareTips(client: Client, from: string, to: string): Promise<BranchAdvance> {
  const asked = { what: `compare ${from} with ${to}`, needs: 'contents: read' } as const;
  const page = await client.rest(asked, (rest, where) =>
    rest.repos.compareCommitsWithBasehead({ ...where, basehead: `${from}...${to}`, per_page: 1, page: 1 }),
  );
  const ahead = page.status === 'ahead' && page.merge_base_commit.sha === from;
  const files = page.files ?? null;
  if (!ahead || files === null || files.length >= MAX_FILES) return { ahead, paths: null };
  return {
    ahead,
    paths: files.flatMap(({ filename, previous_filename: old }) => (old === undefined ? [filename] : [filename, old])),
  };
}
