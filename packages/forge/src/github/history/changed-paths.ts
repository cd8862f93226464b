import type { Client } from '../client.ts';
import { comparedPaths } from '../compared-paths.ts';
import type { Asked } from '../faults.ts';

/** What a commit changes against its first parent (a root commit: against nothing), both names of a rename, in one request. */
export async function changedPaths(client: Client, commit: string): Promise<readonly string[] | null> {
  const asked: Asked = { what: `read the commit ${commit} (GET commits/${commit})`, needs: 'contents: read' };
  const answer = await client.rest(asked, (rest, where) => rest.repos.getCommit({ ...where, ref: commit }));
  if (answer.sha !== commit) return null;
  const paths = comparedPaths(answer.files);
  // Names that are not UTF-8 may all look alike.
  return paths?.some((path) => path.includes('\uFFFD')) ? null : paths;
}
