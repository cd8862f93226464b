import { nodeId } from '../../node-id.ts';
import { isoTime } from '../../state/clock.ts';
import type { QueueEntry, RepositoryState } from '../../state/model.ts';
import { requirementsOf } from '../../state/rules/requirements.ts';
import { connection, type PageArguments } from '../connection.ts';
import type { View, ViewContext } from '../view.ts';
import { actorView } from './actor.ts';

/** Null: the branch has no merge queue. */
export function mergeQueueView(context: ViewContext, repository: RepositoryState, branch: string): View | null {
  const entries = repository.queues.get(branch) ?? (requirementsOf(repository, branch).queue === null ? null : []);
  if (entries === null) return null;
  const path = `/${repository.name}/queue/${branch}`;
  return {
    __typename: 'MergeQueue',
    id: nodeId('MergeQueue', `${repository.id}:${branch}`),
    repository: () => context.views.repository(repository),
    url: context.serverUrl + path,
    resourcePath: path,
    entries: (args: PageArguments) => connection('entries', entries, args, (entry) => context.views.queueEntry(entry)),
  };
}

export function queueEntryView(context: ViewContext, entry: QueueEntry): View {
  const { pullRequest } = entry;
  const { repository } = pullRequest;
  const commit = (oid: string) => context.views.object(repository, repository.network.store.read('commit', oid));
  return {
    __typename: 'MergeQueueEntry',
    id: nodeId('MergeQueueEntry', entry.id),
    position: entry.position,
    state: entry.state,
    enqueuedAt: isoTime(entry.enqueuedAt),
    enqueuer: () => actorView(context, entry.enqueuer),
    estimatedTimeToMerge: null,
    jump: false,
    solo: false,
    baseCommit: () => commit(entry.baseCommit),
    headCommit: () => commit(entry.headCommit),
    pullRequest: () => context.views.pullRequest(pullRequest),
    mergeQueue: () => context.views.mergeQueue(repository, pullRequest.base.ref),
  };
}
