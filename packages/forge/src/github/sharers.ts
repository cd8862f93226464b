import type { HeadSharer } from '@gatehouse/bumps';
import type { Client } from './client.ts';
import { incomplete } from './faults.ts';
import { fromActor } from './identity.ts';
import { type OpenAnswer, type PullRequestAnswer, SHARERS, type SharersPage } from './open-query.ts';

const NEXT = `query ($owner: String!, $repo: String!, $base: String!, $after: String) {
  repository(owner: $owner, name: $repo) { sharers: ${SHARERS} }
}`;

type Shared = Pick<PullRequestAnswer, 'number' | 'state' | 'author' | 'headRefOid' | 'baseRefName'>;

/** `readSharers` after an answer that has the first page, unless that is another branch's: it was retargeted since. */
export function sharersOf(
  client: Client,
  answer: Pick<OpenAnswer, 'sharers'> & { readonly pullRequest: Shared },
  askedFor: string | null,
): Promise<HeadSharer[]> {
  const { pullRequest } = answer;
  return readSharers(client, pullRequest, askedFor === pullRequest.baseRefName ? answer.sharers : null);
}

/**
 * Every open pull request of the same base whose head is the judged commit. All pages of the base's list are read and matched by
 * SHA: asking which pull requests a commit belongs to would leave out those that GitHub has not associated yet.
 */
async function readSharers(client: Client, pullRequest: Shared, first: SharersPage | null): Promise<HeadSharer[]> {
  const sharers: HeadSharer[] = [];
  let page = first ?? (await nextPage(client, pullRequest.baseRefName, null));
  for (;;) {
    for (const node of page.nodes) {
      if (node.headRefOid === pullRequest.headRefOid) {
        sharers.push({ pullRequest: node.number, author: fromActor(node.author) });
      }
    }
    if (!page.pageInfo.hasNextPage) break;
    if (page.pageInfo.endCursor === null) throw incomplete('the list of open pull requests ended early');
    page = await nextPage(client, pullRequest.baseRefName, page.pageInfo.endCursor);
  }
  return withItself(sharers, pullRequest);
}

/** An open pull request that is missing from the list of open ones proves the list stale; a closed one is not listed. */
function withItself(sharers: HeadSharer[], pullRequest: Shared): HeadSharer[] {
  if (sharers.some((sharer) => sharer.pullRequest === pullRequest.number)) return sharers;
  if (pullRequest.state === 'OPEN') {
    throw incomplete(`the list of open pull requests into ${pullRequest.baseRefName} lacks #${pullRequest.number}`);
  }
  return [{ pullRequest: pullRequest.number, author: fromActor(pullRequest.author) }, ...sharers];
}

async function nextPage(client: Client, base: string, after: string | null): Promise<SharersPage> {
  const asked = { what: `list the open pull requests into ${base}`, needs: 'pull-requests: read' } as const;
  const data = await client.query<{ repository: { sharers: SharersPage } | null }>(asked, NEXT, {
    ...client.where,
    base,
    after,
  });
  if (data.repository === null) throw incomplete(`GitHub gave no pull requests into ${base}`);
  return data.repository.sharers;
}
