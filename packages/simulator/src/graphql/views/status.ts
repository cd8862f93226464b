import { nodeId } from '../../node-id.ts';
import { contextsOf, isCheckRun, rollupState } from '../../state/checks/rollup.ts';
import { isoTime } from '../../state/clock.ts';
import type { RepositoryState } from '../../state/model.ts';
import { combinedState, latestStatuses, type Status } from '../../state/statuses.ts';
import { connection, type PageArguments } from '../connection.ts';
import type { View, ViewContext } from '../view.ts';
import { actorView } from './actor.ts';
import { checkRunView } from './check.ts';

/** `Status` of a commit: its statuses without check runs; null when it has none. */
export function statusView(context: ViewContext, repository: RepositoryState, oid: string): View | null {
  const statuses = latestStatuses(repository.statusesBySha.get(oid) ?? []);
  if (statuses.length === 0) return null;
  const named = (status: Status) => statusContextView(context, repository, status);
  return {
    id: nodeId('Status', oid),
    state: combinedState(statuses).toUpperCase(),
    contexts: () => statuses.map(named),
    context: ({ name }: { name: string }) => {
      const found = statuses.find(({ context: one }) => one.toLowerCase() === name.toLowerCase());
      return found === undefined ? null : named(found);
    },
  };
}

/** `StatusCheckRollup`: statuses and check runs together; null when there are none of either. */
export function rollupView(context: ViewContext, repository: RepositoryState, oid: string): View | null {
  const contexts = contextsOf(repository, oid);
  if (contexts.length === 0) return null;
  return {
    id: nodeId('StatusCheckRollup', oid),
    state: rollupState(contexts),
    commit: () => context.views.object(repository, repository.network.store.read('commit', oid)),
    contexts: (args: PageArguments) =>
      connection('contexts', contexts, args, (one) =>
        isCheckRun(one) ? checkRunView(context, repository, one) : statusContextView(context, repository, one),
      ),
  };
}

function statusContextView(context: ViewContext, repository: RepositoryState, status: Status): View {
  return {
    __typename: 'StatusContext',
    id: nodeId('StatusContext', status.id),
    context: status.context,
    state: status.state.toUpperCase(),
    description: status.description,
    targetUrl: status.targetUrl,
    createdAt: isoTime(status.createdAt),
    creator: () => actorView(context, status.creator),
    commit: () => context.views.object(repository, repository.network.store.read('commit', status.sha)),
  };
}
