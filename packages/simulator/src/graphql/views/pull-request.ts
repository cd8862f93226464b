import { nodeId } from '../../node-id.ts';
import { lineCounts, pullRequestCommits, pullRequestFiles } from '../../state/changes.ts';
import { isoTime } from '../../state/clock.ts';
import type { PullRequest } from '../../state/model.ts';
import { nameText } from '../../state/objects.ts';
import { requirementsOf } from '../../state/rules/requirements.ts';
import { connection, type PageArguments } from '../connection.ts';
import type { View, ViewContext } from '../view.ts';
import { actorView } from './actor.ts';
import { mergingView } from './merging.ts';
import { refView } from './ref.ts';
import { reviewsView } from './reviews.ts';
import { threadView } from './thread.ts';

export function pullRequestView(context: ViewContext, pull: PullRequest): View {
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pull.id),
    fullDatabaseId: String(pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    isDraft: pull.draft,
    author: () => (pull.author === null ? null : actorView(context, pull.author)),
    repository: () => context.views.repository(pull.repository),
    ...lifecycle(context, pull),
    ...sides(context, pull),
    ...contents(context, pull),
    ...queue(context, pull),
    ...mergingView(context, pull),
    ...threadView(context, pull),
    ...reviewsView(context, pull),
  };
}

function lifecycle(context: ViewContext, pull: PullRequest): View {
  const path = `/${pull.repository.name}/pull/${pull.number}`;
  const closed = pull.closedAt === null ? null : isoTime(pull.closedAt);
  return {
    state: pull.state.toUpperCase(),
    closed: pull.state !== 'open',
    closedAt: closed,
    merged: pull.state === 'merged',
    mergedAt: pull.state === 'merged' ? closed : null,
    mergedBy: () => (pull.mergedBy === null ? null : actorView(context, pull.mergedBy)),
    mergeCommit: () => {
      const { store } = pull.repository.network;
      const oid = pull.mergeCommit;
      return oid === null ? null : context.views.object(pull.repository, store.read('commit', oid));
    },
    createdAt: isoTime(pull.createdAt),
    updatedAt: isoTime(pull.updatedAt),
    url: context.serverUrl + path,
    resourcePath: path,
    locked: false,
  };
}

function sides(context: ViewContext, { repository, base, head }: PullRequest): View {
  return {
    baseRefName: base.ref,
    // the tip when the pull request was last synchronised; `baseRef.target` is today's
    baseRefOid: base.sha,
    baseRef: () => refView(context, repository, `refs/heads/${base.ref}`),
    baseRepository: () => context.views.repository(repository),
    headRefName: head.ref,
    headRefOid: head.sha,
    headRef: () => (head.repository === null ? null : refView(context, head.repository, `refs/heads/${head.ref}`)),
    headRepository: () => (head.repository === null ? null : context.views.repository(head.repository)),
    headRepositoryOwner: () => actorView(context, repository.world.accounts.ensure(head.owner)),
    isCrossRepository: head.repository !== repository,
  };
}

function contents(context: ViewContext, pull: PullRequest): View {
  return {
    changedFiles: () => pullRequestFiles(pull).length,
    additions: () => lineCounts(pullRequestFiles(pull)).additions,
    deletions: () => lineCounts(pullRequestFiles(pull)).deletions,
    // unlike REST's list this one does not end at 250
    commits: (args: PageArguments) =>
      connection('commits', pullRequestCommits(pull), args, (commit) => ({
        __typename: 'PullRequestCommit',
        id: nodeId('PullRequestCommit', `${pull.id}:${commit.oid}`),
        commit: () => context.views.object(pull.repository, commit),
        pullRequest: () => context.views.pullRequest(pull),
      })),
    files: (args: PageArguments) =>
      connection('files', pullRequestFiles(pull).slice(0, 3000), args, (file) => ({
        path: nameText(file.path),
        changeType: changeType(file),
        additions: () => file.patch().additions,
        deletions: () => file.patch().deletions,
      })),
  };
}

function changeType(file: { previousPath: unknown; before: unknown; after: unknown }): string {
  if (file.previousPath !== null) return 'RENAMED';
  if (file.before === null) return 'ADDED';
  return file.after === null ? 'DELETED' : 'MODIFIED';
}

function queue(context: ViewContext, pull: PullRequest): View {
  const { repository, base } = pull;
  const entry = repository.queues.get(base.ref)?.find(({ pullRequest }) => pullRequest === pull);
  return {
    isInMergeQueue: entry !== undefined,
    isMergeQueueEnabled: () => requirementsOf(repository, base.ref).queue !== null || repository.queues.has(base.ref),
    mergeQueue: () => context.views.mergeQueue(repository, base.ref),
    mergeQueueEntry: () => (entry === undefined ? null : context.views.queueEntry(entry)),
  };
}
