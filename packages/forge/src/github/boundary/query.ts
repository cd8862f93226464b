import type { Client } from '../client.ts';
import { type EntryAnswer, WHOLE_ENTRY } from '../entry.ts';
import { type Asked, incomplete } from '../faults.ts';
import { faultOfErrors, type GraphqlError } from '../graphql-errors.ts';
import { isSparable, PROTECTION, type ProtectionRule, RULE, SEEN, type Seen, type UpdateRule } from '../live/query.ts';

const BRANCH = `name refUpdateRule { ${RULE} } branchProtectionRule { ${PROTECTION} }
  target { oid ... on Commit { file(path: $policy) { ${WHOLE_ENTRY} } ${SEEN} } }`;

const DOCUMENT = `query ($owner: String!, $repo: String!, $policy: String!, $branch: String, $ref: String!, $named: Boolean!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    autoMergeAllowed squashMergeAllowed viewerCanAdminister
    mergeQueue(branch: $branch) { id }
    defaultBranchRef { ${BRANCH} }
    ref(qualifiedName: $ref) @include(if: $named) { ${BRANCH} }
    workflows: object(expression: "HEAD:.github/workflows") { ... on Tree { entries { name ${WHOLE_ENTRY} } } }
  }
}`;

export interface BranchAnswer {
  readonly name: string;
  readonly refUpdateRule: UpdateRule | null;
  readonly branchProtectionRule: ProtectionRule | null;
  readonly target: ({ readonly oid: string; readonly file?: EntryAnswer | null } & Seen) | null;
}

interface RepositoryAnswer {
  readonly autoMergeAllowed: boolean;
  readonly squashMergeAllowed: boolean;
  readonly viewerCanAdminister: boolean;
  readonly mergeQueue: object | null;
  readonly defaultBranchRef: BranchAnswer | null;
  readonly ref?: BranchAnswer | null;
  readonly workflows: { readonly entries?: readonly (EntryAnswer & { readonly name: string })[] } | null;
}

type Data = { readonly viewer: { readonly login: string }; readonly repository: RepositoryAnswer | null };

export type BoundaryAnswer = RepositoryAnswer & { readonly viewer: string };

/** Checks that were seen serve as hints; of a queue the rulesets that ask for it tell too. */
const HINTS = ['status', 'checkSuites', 'mergeQueue'];

function isHint({ path, type }: GraphqlError): boolean {
  return type === 'FORBIDDEN' && HINTS.some((field) => path?.includes(field));
}

/** Everything about a branch that one GraphQL request can hold. */
export async function queryBoundary(
  client: Client,
  { branch, policyPath }: { readonly branch: string | null; readonly policyPath: string },
): Promise<BoundaryAnswer> {
  const asked: Asked = { what: 'read the repository (GraphQL repository)', needs: 'contents: read' };
  const { data, errors } = await client.partial<Data>(asked, DOCUMENT, {
    ...client.where,
    policy: policyPath,
    branch,
    ref: `refs/heads/${branch ?? ''}`,
    named: branch !== null,
  });
  const known = errors.filter((error) => !isSparable(error) && !isHint(error));
  const fault = faultOfErrors(known, data, asked);
  if (fault !== null) throw fault;
  if (data.repository === null) throw incomplete('GitHub gave no repository');
  return { ...data.repository, viewer: data.viewer.login };
}
