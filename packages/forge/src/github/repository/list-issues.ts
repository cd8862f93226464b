import type { KeptIssue } from '../../repository-port.ts';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { ACTOR, type Actor, fromActor } from '../identity.ts';
import { PAGE } from '../limits.ts';
import { PAGE_INFO } from '../pages.ts';
import { type Counted, wholeList } from './counted.ts';

const LIST = `query ($owner: String!, $repo: String!, $labels: [String!], $after: String) {
  repository(owner: $owner, name: $repo) {
    issues(labels: $labels, states: [OPEN, CLOSED], orderBy: { field: CREATED_AT, direction: ASC }, first: ${PAGE}, after: $after) {
      totalCount ${PAGE_INFO} nodes { number title body state closedAt url viewerDidAuthor author { ${ACTOR} }
        timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) { nodes { ... on ClosedEvent { actor { ${ACTOR} } } } } } } } }`;

interface IssueAnswer {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'OPEN' | 'CLOSED';
  readonly closedAt: string | null;
  readonly url: string;
  readonly viewerDidAuthor: boolean;
  readonly author: Actor | null;
  readonly timelineItems: { readonly nodes: readonly ({ readonly actor?: Actor | null } | null)[] | null };
}

/** Every issue with the label, open and closed, oldest first: one request for each hundred. */
export async function listIssues(client: Client, label: string): Promise<readonly KeptIssue[]> {
  const asked: Asked = { what: `list the issues with the label \`${label}\` (GraphQL issues)`, needs: 'issues: read' };
  const page = async (after: string | null) => {
    const { repository } = await client.query<{ repository: { issues: Counted<IssueAnswer> | null } | null }>(
      asked,
      LIST,
      {
        ...client.where,
        labels: [label],
        after,
      },
    );
    if (!repository?.issues) throw incomplete('GitHub gave no list of issues');
    return repository.issues;
  };
  const rows = await wholeList(
    `the issues with the label ${label}`,
    await page(null),
    page,
    ({ number }) => `${number}`,
  );
  return rows.map(keptIssue).sort((a, b) => a.number - b.number);
}

function keptIssue(issue: IssueAnswer): KeptIssue {
  const { number, title, body, url, viewerDidAuthor } = issue;
  const closed = issue.state === 'CLOSED';
  const closer = closed ? (issue.timelineItems.nodes?.at(-1)?.actor ?? null) : null;
  return {
    number,
    title,
    body,
    state: closed ? 'closed' : 'open',
    closedAt: closed ? issue.closedAt : null,
    closedBy: fromActor(closer)?.login ?? null,
    author: fromActor(issue.author)?.login ?? null,
    viewerDidAuthor,
    url,
  };
}
