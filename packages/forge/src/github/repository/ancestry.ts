import { GatehouseError } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';

/** Whether one commit is the other or an ancestor of it: one request, and one more when there is no answer to compare. */
export async function isAncestor(client: Client, ancestor: string, descendant: string): Promise<boolean> {
  const asked: Asked = { what: `compare ${ancestor} with ${descendant}`, needs: 'contents: read' };
  try {
    const page = await client.rest(asked, (rest, where) =>
      rest.repos.compareCommitsWithBasehead({
        ...where,
        basehead: `${ancestor}...${descendant}`,
        per_page: 1,
        page: 1,
      }),
    );
    // The status is GitHub's count; the merge base is what it rests on.
    const same = page.merge_base_commit.sha.toLowerCase() === ancestor.toLowerCase();
    if (same !== (page.status === 'ahead' || page.status === 'identical'))
      throw incomplete(`GitHub contradicts itself about ${ancestor}...${descendant}`);
    return same;
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code !== 'not-found') throw error;
    await requireCommits(client, [ancestor, descendant]);
    // Both are there, so what was not found is a common ancestor.
    return false;
  }
}

/** Throws `not-found` that names the first of the ids which is no commit of the repository. */
export async function requireCommits(client: Client, ids: readonly string[]): Promise<void> {
  const known = await knownCommits(client, ids);
  const missing = ids.find((_, at) => known[at] !== true);
  if (missing === undefined) return;
  throw new GatehouseError(
    'not-found',
    `${client.where.owner}/${client.where.repo} has no commit ${missing}`,
    'Give the full 40 digits of a commit that is on a branch of the repository; a force-push may have removed it.',
  );
}

/** Whether each id is a commit of the repository, in one request. */
async function knownCommits(client: Client, ids: readonly string[]): Promise<readonly boolean[]> {
  const asked: Asked = { what: 'look for commits (GraphQL object)', needs: 'contents: read' };
  const declared = ids.map((_, at) => `, $c${at}: GitObjectID!`).join('');
  const objects = ids.map((_, at) => `c${at}: object(oid: $c${at}) { __typename }`).join(' ');
  const { repository } = await client.query<{
    repository: Readonly<Record<string, { readonly __typename: string } | null>> | null;
  }>(
    asked,
    `query ($owner: String!, $repo: String!${declared}) { repository(owner: $owner, name: $repo) { ${objects} } }`,
    { ...client.where, ...Object.fromEntries(ids.map((oid, at) => [`c${at}`, oid])) },
  );
  if (repository === null) throw incomplete('GitHub gave no repository');
  return ids.map((_, at) => repository[`c${at}`]?.__typename === 'Commit');
}
