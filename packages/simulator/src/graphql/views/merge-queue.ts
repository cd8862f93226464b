import type { ApiContext } from '../../http.ts';
import { nodeId } from '../../node-id.ts';
import { isoTime } from '../../state/clock.ts';
import type { QueueEntry } from '../../state/queue.ts';
import type { Repository } from '../../state/repository.ts';
import { connection, type PageArguments } from '../connection.ts';
import { actorView } from './actor.ts';
import { objectView } from './git-object.ts';
import { pullRequestView } from './pull-request.ts';
import { repositoryView } from './repository.ts';

/** Null: the branch has no merge queue. */
export function mergeQueueView(
  context: ApiContext,
  repository: Repository,
  branch: string,
): Record<string, unknown> | null {
  const entries = repository.queues.get(branch);
  if (entries === undefined) return null;
  const path = `/${repository.name}/queue/${branch}`;
  return {
    __typename: 'MergeQueue',
    id: nodeId('MergeQueue', `${repository.id}:${branch}`),
    repository: () => repositoryView(context, repository),
    url: context.serverUrl + path,
    resourcePath: path,
    entries: (args: PageArguments) => connection('entries', entries, args, (entry) => queueEntryView(context, entry)),
  };
}

export function queueEntryView(context: ApiContext, entry: QueueEntry): Record<string, unknown> {
  const { pullRequest } = entry;
  const { repository } = pullRequest;
  const commit = (oid: string) => objectView(context, repository, repository.network.store.read('commit', oid));
  return {
    __typename: 'MergeQueueEntry',
    id: nodeId('MergeQueueEntry', entry.id),
    position: entry.position,
    state: entry.state,
    enqueuedAt: isoTime(entry.enqueuedAt),
    enqueuer: () => actorView(context, pullRequest.author ?? repository.world.accounts.ensure('ghost')),
    estimatedTimeToMerge: null,
    jump: false,
    solo: false,
    baseCommit: () => commit(entry.baseCommit),
    headCommit: () => commit(entry.headCommit),
    pullRequest: () => pullRequestView(context, pullRequest),
    mergeQueue: () => mergeQueueView(context, repository, pullRequest.base.ref),
  };
}
