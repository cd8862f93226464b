import type { BranchTip } from '../../repository-port.ts';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';

interface RefAnswer {
  readonly name: string;
  readonly target: { readonly oid: string } | null;
}

/** Tip of a branch in one request; null: there is no such branch. */
export async function readTip(client: Client, branch: string): Promise<string | null> {
  const [tip = null] = await readTips(client, [branch]);
  return tip;
}

/** Tips of branches in one request, in the order asked. */
export async function readTips(client: Client, branches: readonly string[]): Promise<readonly (string | null)[]> {
  const asked: Asked = { what: `read the tip of ${branches.join(' and ')} (GraphQL ref)`, needs: 'contents: read' };
  const declared = branches.map((_, at) => `, $b${at}: String!`).join('');
  const refs = branches.map((_, at) => `b${at}: ref(qualifiedName: $b${at}) { target { oid } }`).join(' ');
  const { repository } = await client.query<{ repository: Readonly<Record<string, RefAnswer | null>> | null }>(
    asked,
    `query ($owner: String!, $repo: String!${declared}) { repository(owner: $owner, name: $repo) { ${refs} } }`,
    { ...client.where, ...Object.fromEntries(branches.map((branch, at) => [`b${at}`, `refs/heads/${branch}`])) },
  );
  if (repository === null) throw incomplete('GitHub gave no repository');
  return branches.map((branch, at) => {
    const ref = repository[`b${at}`];
    if (ref === undefined || (ref !== null && !ref.target)) throw incomplete(`GitHub gave no tip of ${branch}`);
    return ref?.target?.oid ?? null;
  });
}

const DEFAULT_BRANCH = `query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) {
  defaultBranchRef { name target { oid } } } }`;

export async function readDefaultBranch(client: Client): Promise<BranchTip> {
  const asked: Asked = { what: 'read the default branch (GraphQL defaultBranchRef)', needs: 'contents: read' };
  const { repository } = await client.query<{ repository: { defaultBranchRef: RefAnswer | null } | null }>(
    asked,
    DEFAULT_BRANCH,
    client.where,
  );
  const ref = repository?.defaultBranchRef;
  if (!ref?.target) throw incomplete('GitHub gave no default branch; the repository may be empty');
  return { name: ref.name, commit: ref.target.oid };
}
