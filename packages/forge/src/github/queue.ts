import { GatehouseError } from '@gatehouse/policy';
import type { Client } from './client.ts';
import { type EntryAnswer, WHOLE_ENTRY } from './entry.ts';
import { incomplete } from './faults.ts';
import { faultOfErrors, type GraphqlError } from './graphql-errors.ts';
import { ACTOR, type Actor } from './identity.ts';

export interface QueuedPullRequest {
  readonly number: number;
  readonly author: Actor | null;
  readonly headRefOid: string;
  readonly isCrossRepository: boolean;
  readonly headRepository: { readonly id: string } | null;
}

/** An entry of a merge queue; commits are null while the queue has not built them. */
export interface QueueNode {
  readonly position: number;
  readonly baseCommit: { readonly oid: string } | null;
  readonly headCommit: {
    readonly oid: string;
    readonly parents: { readonly nodes: readonly { readonly oid: string }[] };
  } | null;
  readonly pullRequest: QueuedPullRequest | null;
  /** Why `pullRequest` is null. */
  readonly fault?: GatehouseError;
}

export interface Queue {
  readonly repositoryId: string;
  readonly entries: readonly QueueNode[];
  /** The policy file at the group's base sha. */
  readonly policy: EntryAnswer | null;
}

const QUEUE = `query ($owner: String!, $repo: String!, $branch: String!, $base: GitObjectID!, $policy: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    id
    base: object(oid: $base) { ... on Commit { oid file(path: $policy) { ${WHOLE_ENTRY} } } }
    mergeQueue(branch: $branch) {
      entries(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          position baseCommit { oid } headCommit { oid parents(first: 1) { nodes { oid } } }
          pullRequest { number author { ${ACTOR} } headRefOid isCrossRepository headRepository { id } }
        }
      }
    }
  }
}`;

interface Answer {
  readonly repository: {
    readonly id: string;
    readonly base: { readonly oid?: string; readonly file?: EntryAnswer | null } | null;
    readonly mergeQueue: {
      readonly entries: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly QueueNode[];
      };
    } | null;
  } | null;
}

/** All entries of a branch's queue, with the policy at the group's base; 100 entries a request. */
export async function readQueue(client: Client, branch: string, base: string, policyPath: string): Promise<Queue> {
  const entries: QueueNode[] = [];
  let after: string | null = null;
  for (;;) {
    const repository: NonNullable<Answer['repository']> = await queryQueue(client, branch, base, policyPath, after);
    if (repository.mergeQueue === null) throw groupFault(`there is no merge queue for branch ${branch}`);
    if (!repository.base?.oid) throw groupFault(`GitHub has no commit ${base}, the group's base`);
    const { nodes, pageInfo } = repository.mergeQueue.entries;
    entries.push(...nodes);
    if (!pageInfo.hasNextPage) {
      return { repositoryId: repository.id, entries, policy: repository.base.file ?? null };
    }
    if (pageInfo.endCursor === null) throw incomplete('the list of merge-queue entries ended early');
    after = pageInfo.endCursor;
  }
}

async function queryQueue(client: Client, branch: string, base: string, policy: string, after: string | null) {
  const asked = { what: `read the merge queue of ${branch}`, needs: 'contents: read' } as const;
  const variables = { ...client.where, branch, base, policy, after };
  const { data, errors } = await client.partial<Answer>(asked, QUEUE, variables);
  const beside = errors.filter((error) => entryOf(error) === null);
  const fault = faultOfErrors(beside, data, asked);
  if (fault !== null) throw fault;
  const { repository } = data;
  if (repository === null) throw incomplete(`GitHub gave no merge queue of ${branch}`);
  const faults = new Map(errors.map((error) => [entryOf(error), faultOfErrors([error], data, asked)]));
  const nodes = repository.mergeQueue?.entries.nodes.map((node, index) => {
    const own = faults.get(index);
    return own ? { ...node, pullRequest: null, fault: own } : node;
  });
  if (nodes === undefined || repository.mergeQueue === null) return repository;
  return { ...repository, mergeQueue: { entries: { ...repository.mergeQueue.entries, nodes } } };
}

/** Index of the entry whose pull request an error is about; null: it is about more than that. */
function entryOf(error: GraphqlError): number | null {
  const [repository, queue, entries, nodes, index, field] = error.path ?? [];
  const inside =
    [repository, queue, entries, nodes, field].join('/') === 'repository/mergeQueue/entries/nodes/pullRequest';
  return inside && typeof index === 'number' ? index : null;
}

export function groupFault(message: string): GatehouseError {
  return new GatehouseError(
    'merge-group',
    message,
    'If the group is gone, nothing is to be done: the queue builds a new one and asks again. Otherwise run the job again.',
  );
}
