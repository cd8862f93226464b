import type { Arming, LiveState } from '@gatehouse/policy';
import type { FileAtCommit } from '../../port.ts';
import type { Client } from '../client.ts';
import { fromReview, inOrder, REVIEW, type ReviewAnswer } from '../conversation/remarks.ts';
import { incomplete } from '../faults.ts';
import { fromActor } from '../identity.ts';
import { ownComments } from '../own-comments.ts';
import { allRows, pagesOfNode } from '../pages.ts';
import { baseCommit } from '../pull-request.ts';
import { sharersOf } from '../sharers.ts';
import { statusesOf } from '../statuses.ts';
import { fileAtCommit } from '../text-file.ts';
import { checkSuitesOf, headCommit, pushersOf } from './commit.ts';
import { freezesOf } from './freezes.ts';
import { labelsWithOrigin } from './labels.ts';
import { type LivePullRequest, type LiveTarget, queryLive } from './query.ts';
import { type Memory, surroundingsOf } from './surroundings.ts';
import type { Writers } from './writers.ts';

/**
 * A pull request at the moment of acting, in one request; one more for each further page of a list, one when `baseRef` was not
 * given or is no longer the base, one for each account that closed a freeze issue lately and is not known to be able to write,
 * one when the pull request has no commits of its own, and one when GraphQL cannot give the policy exactly.
 */
export async function readLive(
  client: Client,
  memory: Memory,
  writers: Writers,
  target: LiveTarget,
): Promise<{ live: LiveState; policy: FileAtCommit }> {
  const answer = await queryLive(client, target);
  const pull = answer.pullRequest;
  const { oid: baseTip, file } = baseCommit({ pullRequest: pull });
  const commit = await headCommit(client, pull.headRefOid, pull.commits.nodes?.[0]?.commit);
  const reviews = await reviewsOf(client, pull);
  const [policy, sharers, labels, suites, comments, freezes] = await Promise.all([
    fileAtCommit(client, target.policyPath, baseTip, file),
    sharersOf(client, answer, answer.expectedBase),
    labelsWithOrigin(client, pull),
    checkSuitesOf(client, commit),
    ownComments(client, pull, target.marker),
    freezesOf(answer.freezes, async (login) => mayPush(reviews, login) || writers(login)),
  ]);
  const live: LiveState = {
    state: pull.state === 'OPEN' ? 'open' : pull.state === 'MERGED' ? 'merged' : 'closed',
    draft: pull.isDraft,
    pullRequestId: pull.id,
    head: pull.headRefOid,
    headRef: pull.headRefName,
    title: pull.title,
    body: pull.body,
    author: fromActor(pull.author),
    baseRef: pull.baseRefName,
    baseTip,
    defaultBranch: answer.defaultBranch,
    sharers,
    labels: labels.map(({ name, byPerson }) => ({ name, byPerson })),
    reviews,
    lastPushers: pushersOf(commit, pull.pushed.nodes?.[0]),
    freezes,
    statuses: statusesOf(commit).map((status) => ({ ...status, ours: status.creator?.login === answer.viewer })),
    oldestCheckSuite: oldest(suites.map(({ createdAt }) => createdAt)),
    arming: armingOf(pull, answer.viewer),
    queued: pull.isInMergeQueue,
    comments,
  };
  memory.keep(live, surroundingsOf(answer, live, suites));
  return { live, policy };
}

async function reviewsOf(client: Client, pull: LivePullRequest): Promise<LiveState['reviews']> {
  if (pull.reviews === null) throw incomplete(`GitHub gave no list of reviews of #${pull.number}`);
  const asked = {
    what: `read the reviews of #${pull.number} (GraphQL reviews)`,
    needs: 'pull-requests: read',
  } as const;
  const node = { type: 'PullRequest', id: pull.id } as const;
  const next = pagesOfNode<ReviewAnswer>(client, asked, node, { name: 'reviews', selection: REVIEW });
  return inOrder((await allRows(`the reviews of #${pull.number}`, pull.reviews, next)).map(fromReview));
}

/** GitHub said so beside one of his reviews. */
function mayPush(reviews: LiveState['reviews'], login: string): boolean {
  return reviews.some(({ author, authorCanPush }) => author?.login === login && authorCanPush === true);
}

function armingOf({ autoMergeRequest: request, number }: LivePullRequest, viewer: string): Arming | null {
  if (request === null) return null;
  if (request.enabledAt === null) throw incomplete(`GitHub does not say since when auto-merge of #${number} is on`);
  const by = fromActor(request.enabledBy);
  return { by, enabledAt: request.enabledAt, ours: by !== null && by.login === viewer };
}

function oldest(times: readonly string[]): string | null {
  return times.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}
