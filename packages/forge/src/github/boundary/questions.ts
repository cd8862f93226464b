import { GatehouseError } from '@gatehouse/policy';
import type { FileAtCommit } from '../../port.ts';
import type { Client } from '../client.ts';
import { type EntryAnswer, WHOLE_ENTRY } from '../entry.ts';
import { type Asked, incomplete } from '../faults.ts';
import { fileAtCommit } from '../text-file.ts';

/** Files at a commit, in one request. */
export async function readFiles(
  client: Client,
  commit: string,
  paths: readonly string[],
): Promise<readonly FileAtCommit[]> {
  if (paths.length === 0) return [];
  const asked: Asked = { what: `read files at ${commit} (GraphQL object)`, needs: 'contents: read' };
  const { declared, variables } = named(paths);
  const files = paths.map((_, at) => `n${at}: file(path: $n${at}) { ${WHOLE_ENTRY} }`).join('\n');
  const { repository } = await client.query<{
    repository: { object: Readonly<Record<string, EntryAnswer | null>> | null } | null;
  }>(
    asked,
    `query ($owner: String!, $repo: String!, $oid: GitObjectID!${declared}) {
  repository(owner: $owner, name: $repo) { object(oid: $oid) { ... on Commit { ${files} } } } }`,
    { ...client.where, oid: commit, ...variables },
  );
  const found = repository?.object;
  if (!found) throw incomplete(`GitHub has no commit ${commit}`);
  return Promise.all(paths.map((path, at) => fileAtCommit(client, path, commit, found[`n${at}`] ?? null)));
}

/** Those of the names that are labels, in one request; in any case, as GitHub compares them. */
export async function knownLabels(client: Client, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const asked: Asked = { what: 'read labels (GraphQL label)', needs: 'issues: read' };
  const { declared, variables } = named(names);
  const labels = names.map((_, at) => `n${at}: label(name: $n${at}) { name }`).join('\n');
  const { repository } = await client.query<{ repository: Readonly<Record<string, object | null>> | null }>(
    asked,
    `query ($owner: String!, $repo: String!${declared}) { repository(owner: $owner, name: $repo) { ${labels} } }`,
    { ...client.where, ...variables },
  );
  if (repository === null) throw incomplete('GitHub gave no repository');
  return names.filter((_, at) => repository[`n${at}`] != null);
}

/** What an account may do here; null: no such account, or an app, which is no collaborator. */
export async function permissionOf(client: Client, login: string): Promise<string | null> {
  const what = `read what ${login} may do (GET collaborators/${login}/permission)`;
  try {
    const answer = await client.rest({ what, needs: 'contents: read' }, (rest, where) =>
      rest.repos.getCollaboratorPermissionLevel({ ...where, username: login }),
    );
    return answer.permission;
  } catch (error) {
    if (error instanceof GatehouseError && error.code === 'not-found') return null;
    throw error;
  }
}

/** Variables `n0`, `n1`, … for names, and how a query declares them. */
function named(names: readonly string[]) {
  return {
    declared: names.map((_, at) => `, $n${at}: String!`).join(''),
    variables: Object.fromEntries(names.map((name, at) => [`n${at}`, name])),
  };
}
