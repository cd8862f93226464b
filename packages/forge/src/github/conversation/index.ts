import { type Change, type Identity, isQueueEntry } from '@gatehouse/bumps';
import { type Conversation, NO_CONVERSATION } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { assertHead } from '../head.ts';
import { ACTOR, type Actor, fromActor } from '../identity.ts';
import { LABELLED, type LabelledPage, type LabelWithOrigin, labelsWithOrigin } from '../live/labels.ts';
import { allRows, PAGE_INFO, type Page, pagesOfNode } from '../pages.ts';
import { STATUSES, type StatusesAnswer, statusesOf } from '../statuses.ts';
import { readRunEvidence } from './artifacts.ts';
import { CHECKS, type ChecksAnswer, checkRunsOf } from './checks.ts';
import { COMMENT, type CommentAnswer, fromComment, fromReview, inOrder, REVIEW, type ReviewAnswer } from './remarks.ts';

const CONVERSATION = `query ($owner: String!, $repo: String!, $number: Int!, $head: GitObjectID!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      id number headRefOid title body isDraft author { ${ACTOR} }
      labels(first: 100) { ${PAGE_INFO} nodes { name } }
      labelled: ${LABELLED}
      reviews(first: 100) { ${PAGE_INFO} nodes { ${REVIEW} } }
      comments(first: 100) { ${PAGE_INFO} nodes { ${COMMENT} } }
    }
    head: object(oid: $head) { ... on Commit { ${STATUSES} ${CHECKS} } }
  }
}`;

interface PullRequestAnswer {
  readonly id: string;
  readonly number: number;
  readonly headRefOid: string;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  readonly author: Actor | null;
  readonly labels: Page<{ readonly name: string }> | null;
  readonly labelled: LabelledPage;
  readonly reviews: Page<ReviewAnswer> | null;
  readonly comments: Page<CommentAnswer>;
}

type Answer = {
  readonly repository: {
    readonly pullRequest: PullRequestAnswer | null;
    readonly head: (StatusesAnswer & ChecksAnswer) | null;
  } | null;
};

/**
 * Everything said about a pull request, in one request, and one more for each further page of a list. With `workflows`, one for the
 * list of artifacts, and for each that counts one for its run and one to download it.
 */
export async function readConversation(
  client: Client,
  change: Change,
  wanted: { readonly workflows: readonly string[] },
): Promise<Conversation> {
  const number = change.pullRequest;
  if (number === null) return NO_CONVERSATION;
  const asked: Asked = { what: `read the conversation of #${number} (GraphQL pullRequest)`, needs: 'contents: read' };
  const [answer, runs] = await Promise.all([
    client.query<Answer>(asked, CONVERSATION, { ...client.where, number, head: change.head }),
    readRunEvidence(client, change.head, wanted.workflows),
  ]);
  const { pullRequest, head } = answer.repository ?? {};
  if (!pullRequest) throw incomplete(`GitHub gave no pull request #${number}`);
  if (!isQueueEntry(change)) assertHead(pullRequest, change.head);
  if (!head?.id) throw incomplete(`GitHub has no commit ${change.head} to read the checks of`);
  const [remarks, checkRuns, origins] = await Promise.all([
    remarksOf(client, asked, pullRequest),
    checkRunsOf(client, change.head, head),
    labelsWithOrigin(client, pullRequest),
  ]);
  const { title, body, isDraft } = pullRequest;
  const labels = origins.map(({ name }) => name);
  const ownLabels = setByGate(origins, fromActor(pullRequest.author));
  return {
    title,
    body,
    labels,
    ownLabels,
    draft: isDraft,
    remarks,
    checkRuns,
    statuses: statusesOf(head),
    runs,
    sarif: null,
  };
}

async function remarksOf(client: Client, asked: Asked, pull: PullRequestAnswer) {
  const node = { type: 'PullRequest', id: pull.id } as const;
  if (pull.reviews === null) throw incomplete(`GitHub gave no list of reviews of #${pull.number}`);
  const [reviews, comments] = await Promise.all([
    allRows(
      `the reviews of #${pull.number}`,
      pull.reviews,
      pagesOfNode<ReviewAnswer>(client, asked, node, { name: 'reviews', selection: REVIEW }),
    ),
    allRows(
      `the comments of #${pull.number}`,
      pull.comments,
      pagesOfNode<CommentAnswer>(client, asked, node, { name: 'comments', selection: COMMENT }),
    ),
  ]);
  return inOrder([...reviews.map(fromReview), ...comments.map(fromComment)]);
}

/**
 * Labels that say what the gate thought, not what somebody declares: the last to add one was a bot. The author's own bot declares, as a
 * person does.
 */
function setByGate(labels: readonly LabelWithOrigin[], author: Identity | null): string[] {
  return labels
    .filter(({ by }) => by?.type === 'Bot' && !(author?.type === 'Bot' && author.login === by.login))
    .map(({ name }) => name);
}
