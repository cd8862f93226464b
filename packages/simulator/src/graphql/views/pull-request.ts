import type { ApiContext } from '../../http.ts';
import { nodeId } from '../../node-id.ts';
import { lineCounts, pullRequestCommits, pullRequestFiles } from '../../state/changes.ts';
import { isoTime } from '../../state/clock.ts';
import { nameText } from '../../state/objects.ts';
import type { PullRequest } from '../../state/pulls.ts';
import { connection, type PageArguments } from '../connection.ts';
import { actorView } from './actor.ts';
import { objectView } from './git-object.ts';
import { mergeQueueView, queueEntryView } from './merge-queue.ts';
import { refView } from './ref.ts';
import { repositoryView } from './repository.ts';

export function pullRequestView(context: ApiContext, pull: PullRequest): Record<string, unknown> {
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pull.id),
    fullDatabaseId: String(pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    isDraft: pull.draft,
    author: () => (pull.author === null ? null : actorView(context, pull.author)),
    repository: () => repositoryView(context, pull.repository),
    ...lifecycle(context, pull),
    ...sides(context, pull),
    ...contents(context, pull),
    ...queue(context, pull),
  };
}

function lifecycle(context: ApiContext, pull: PullRequest): Record<string, unknown> {
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
      return oid === null ? null : objectView(context, pull.repository, store.read('commit', oid));
    },
    createdAt: isoTime(pull.createdAt),
    updatedAt: isoTime(pull.updatedAt),
    url: context.serverUrl + path,
    resourcePath: path,
    locked: false,
    autoMergeRequest: null,
  };
}

function sides(context: ApiContext, { repository, base, head }: PullRequest): Record<string, unknown> {
  return {
    baseRefName: base.ref,
    // the tip when the pull request was last synchronised; `baseRef.target` is today's
    baseRefOid: base.sha,
    baseRef: () => refView(context, repository, `refs/heads/${base.ref}`),
    baseRepository: () => repositoryView(context, repository),
    headRefName: head.ref,
    headRefOid: head.sha,
    headRef: () => (head.repository === null ? null : refView(context, head.repository, `refs/heads/${head.ref}`)),
    headRepository: () => (head.repository === null ? null : repositoryView(context, head.repository)),
    headRepositoryOwner: () => actorView(context, repository.world.accounts.ensure(head.owner)),
    isCrossRepository: head.repository !== repository,
  };
}

function contents(context: ApiContext, pull: PullRequest): Record<string, unknown> {
  return {
    changedFiles: () => pullRequestFiles(pull).length,
    additions: () => lineCounts(pullRequestFiles(pull)).additions,
    deletions: () => lineCounts(pullRequestFiles(pull)).deletions,
    // unlike REST's list this one does not end at 250
    commits: (args: PageArguments) =>
      connection('commits', pullRequestCommits(pull), args, (commit) => ({
        __typename: 'PullRequestCommit',
        id: nodeId('PullRequestCommit', `${pull.id}:${commit.oid}`),
        commit: () => objectView(context, pull.repository, commit),
        pullRequest: () => pullRequestView(context, pull),
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

function queue(context: ApiContext, pull: PullRequest): Record<string, unknown> {
  const { repository, base } = pull;
  const entry = repository.queues.get(base.ref)?.find(({ pullRequest }) => pullRequest === pull);
  return {
    isInMergeQueue: entry !== undefined,
    isMergeQueueEnabled: repository.queues.has(base.ref),
    mergeQueue: () => mergeQueueView(context, repository, base.ref),
    mergeQueueEntry: () => (entry === undefined ? null : queueEntryView(context, entry)),
  };
}
