import type { OwnComment } from '@gatehouse/policy';
import type { Client } from './client.ts';
import { type Asked, incomplete } from './faults.ts';
import { allRows, PAGE_INFO, type Page, pagesOfNode } from './pages.ts';

/** Selection for an `IssueComment`. Ids do not fit into GraphQL's 32-bit `databaseId` any more. */
export const COMMENT_FACTS = 'id fullDatabaseId body viewerDidAuthor';

export interface CommentFacts {
  readonly id: string;
  /** Decimal digits. */
  readonly fullDatabaseId: string | number | null;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
}

/**
 * The comments that this token's account wrote and that begin with the marker, oldest first, of a list whose first page is known. Other
 * workflows write as the same account, and may repeat in the middle of a sentence what somebody else wrote.
 */
export async function ownComments(
  client: Client,
  pull: { readonly id: string; readonly number: number; readonly comments: Page<CommentFacts> },
  marker: string,
): Promise<OwnComment[]> {
  const asked = askedFor(pull.number);
  const node = { type: 'PullRequest', id: pull.id } as const;
  const next = pagesOfNode<CommentFacts>(client, asked, node, { name: 'comments', selection: COMMENT_FACTS });
  const rows = await allRows(`the comments of #${pull.number}`, pull.comments, next);
  return rows.filter((row) => row.viewerDidAuthor && row.body.startsWith(marker)).map(fromFacts);
}

const COMMENTS = `query ($owner: String!, $repo: String!, $number: Int!) { repository(owner: $owner, name: $repo) {
  pullRequest(number: $number) { id number comments(first: 100) { ${PAGE_INFO} nodes { ${COMMENT_FACTS} } } } } }`;

/** The same by itself, in one request for each hundred comments of anybody. */
export async function readComments(client: Client, pullRequest: number, marker: string): Promise<OwnComment[]> {
  const { repository } = await client.query<{
    repository: { pullRequest: Parameters<typeof ownComments>[1] | null } | null;
  }>(askedFor(pullRequest), COMMENTS, { ...client.where, number: pullRequest });
  if (!repository?.pullRequest) throw incomplete(`GitHub gave no comments of #${pullRequest}`);
  return ownComments(client, repository.pullRequest, marker);
}

function askedFor(number: number): Asked {
  return { what: `read the comments of #${number} (GraphQL comments)`, needs: 'pull-requests: read' };
}

function fromFacts({ id, fullDatabaseId, body }: CommentFacts): OwnComment {
  const number = Number(fullDatabaseId);
  if (fullDatabaseId === null || !Number.isSafeInteger(number))
    throw incomplete(`GitHub gave no number for comment ${id}`);
  return { id: number, nodeId: id, body };
}
