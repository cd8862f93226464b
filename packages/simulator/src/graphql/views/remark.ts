import { nodeId } from '../../node-id.ts';
import { isoTime } from '../../state/clock.ts';
import { type Comment, isPullRequest, type Review, type Subject } from '../../state/conversation/model.ts';
import { reviewerCanPush } from '../../state/conversation/reviews.ts';
import type { PullRequest } from '../../state/model.ts';
import type { View, ViewContext } from '../view.ts';
import { actorView } from './actor.ts';

/** `IssueComment`, on an issue or a pull request. */
export function commentView(context: ViewContext, subject: Subject, comment: Comment): View {
  return {
    __typename: 'IssueComment',
    ...remark(context, subject, comment, 'issuecomment-'),
    databaseId: comment.id,
    issue: () => (isPullRequest(subject) ? null : context.views.subject(subject)),
    pullRequest: () => (isPullRequest(subject) ? context.views.subject(subject) : null),
  };
}

export function reviewView(context: ViewContext, pull: PullRequest, review: Review): View {
  const { repository } = pull;
  return {
    __typename: 'PullRequestReview',
    ...remark(context, pull, review, 'pullrequestreview-'),
    databaseId: review.id,
    state: review.state,
    authorCanPushToRepository: reviewerCanPush(pull, review),
    submittedAt: review.submittedAt === null ? null : isoTime(review.submittedAt),
    commit: () => {
      const { store } = repository.network;
      const { commit } = review;
      return commit === null || !store.has(commit)
        ? null
        : context.views.object(repository, store.read('commit', commit));
    },
    pullRequest: () => context.views.subject(pull),
  };
}

function remark(context: ViewContext, subject: Subject, comment: Comment, anchor: string): View {
  const { repository, number } = subject;
  const path = `/${repository.name}/${isPullRequest(subject) ? 'pull' : 'issues'}/${number}#${anchor}${comment.id}`;
  return {
    id: nodeId(anchor === 'issuecomment-' ? 'IssueComment' : 'PullRequestReview', comment.id),
    fullDatabaseId: String(comment.id),
    author: () => (comment.author === null ? null : actorView(context, comment.author)),
    body: comment.body,
    bodyText: plainText(comment.body),
    editor: () => (comment.editor === null ? null : actorView(context, comment.editor)),
    includesCreatedEdit: comment.editor !== null,
    lastEditedAt: comment.lastEditedAt === null ? null : isoTime(comment.lastEditedAt),
    createdAt: isoTime(comment.createdAt),
    publishedAt: isoTime(comment.createdAt),
    updatedAt: isoTime(comment.updatedAt),
    url: context.serverUrl + path,
    resourcePath: path,
    viewerDidAuthor: comment.author !== null && comment.author === context.token?.account,
    isMinimized: comment.minimized,
    minimizedReason: comment.minimized ? 'outdated' : null,
    repository: () => context.views.repository(repository),
  };
}

/** Roughly what is left of Markdown once it is rendered: enough for a reader of `bodyText` to tell empty from not. */
export const plainText = (markdown: string): string =>
  markdown
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/^\s*(?:#+|>|[-*+])\s+/gm, '')
    .replaceAll(/[*_`]/g, '')
    .trim();
