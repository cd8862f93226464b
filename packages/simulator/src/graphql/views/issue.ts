import { GraphQLError } from 'graphql';
import { nodeId } from '../../node-id.ts';
import { isoTime } from '../../state/clock.ts';
import { hasLabel } from '../../state/conversation/labels.ts';
import type { Issue } from '../../state/conversation/model.ts';
import type { RepositoryState } from '../../state/model.ts';
import type { PageArguments } from '../connection.ts';
import type { View, ViewContext } from '../view.ts';
import { actorView } from './actor.ts';
import { threadView } from './thread.ts';

export interface IssueFilter extends PageArguments {
  /** Any of them. */
  readonly labels?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly filterBy?: unknown;
  readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null;
}

export function issueView(context: ViewContext, issue: Issue): View {
  const path = `/${issue.repository.name}/issues/${issue.number}`;
  return {
    __typename: 'Issue',
    id: nodeId('Issue', issue.id),
    fullDatabaseId: String(issue.id),
    number: issue.number,
    title: issue.title,
    body: issue.body ?? '',
    author: () => (issue.author === null ? null : actorView(context, issue.author)),
    state: issue.state.toUpperCase(),
    stateReason: issue.stateReason?.toUpperCase() ?? null,
    closed: issue.state === 'closed',
    closedAt: issue.closedAt === null ? null : isoTime(issue.closedAt),
    locked: false,
    createdAt: isoTime(issue.createdAt),
    publishedAt: isoTime(issue.createdAt),
    updatedAt: isoTime(issue.updatedAt),
    url: context.serverUrl + path,
    resourcePath: path,
    repository: () => context.views.repository(issue.repository),
    ...threadView(context, issue),
  };
}

/** Oldest first unless asked otherwise. */
export function matchingIssues(repository: RepositoryState, filter: IssueFilter): Issue[] {
  const { labels, states, orderBy } = filter;
  if (filter.filterBy != null) throw new GraphQLError('the simulator does not serve issues(filterBy:)');
  const found = [...repository.issues.values()].filter(
    (issue) =>
      (states?.includes(issue.state.toUpperCase()) ?? true) && (labels?.some((name) => hasLabel(issue, name)) ?? true),
  );
  if (orderBy?.field === 'UPDATED_AT') found.sort((a, b) => a.updatedAt - b.updatedAt);
  if (orderBy?.field === 'CREATED_AT') found.sort((a, b) => a.createdAt - b.createdAt);
  if (orderBy?.field === 'COMMENTS') found.sort((a, b) => a.thread.comments.length - b.thread.comments.length);
  return orderBy?.direction === 'DESC' ? found.reverse() : found;
}
