import type { BranchAdvance } from '../port.ts';
import type { Client } from './client.ts';
import { comparedPaths } from './compared-paths.ts';

/** What a branch gained between two of its tips, in one request; its net difference, both names of a rename. */
export async function compareTips(client: Client, from: string, to: string): Promise<BranchAdvance> {
  const asked = { what: `compare ${from} with ${to}`, needs: 'contents: read' } as const;
  const page = await client.rest(asked, (rest, where) =>
    rest.repos.compareCommitsWithBasehead({ ...where, basehead: `${from}...${to}`, per_page: 1, page: 1 }),
  );
  const ahead = page.status === 'ahead' && page.merge_base_commit.sha === from;
  return { ahead, paths: ahead ? comparedPaths(page.files) : null };
}
