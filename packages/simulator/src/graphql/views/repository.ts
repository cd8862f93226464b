import { nodeId } from '../../node-id.ts';
import { findLabel, hasLabel } from '../../state/conversation/labels.ts';
import type { PullRequest, RepositoryState } from '../../state/model.ts';
import { resolveRevision } from '../../state/revisions.ts';
import { isAllowed, type PermissionName } from '../../state/tokens.ts';
import { connection, type PageArguments } from '../connection.ts';
import { typedError } from '../errors.ts';
import type { View, ViewContext } from '../view.ts';
import { actorView } from './actor.ts';
import { type IssueFilter, matchingIssues } from './issue.ts';
import { labelView } from './label.ts';
import { findRef, refsWithPrefix, refView } from './ref.ts';
import { settingsView } from './repository-settings.ts';

interface PullRequestFilter extends PageArguments {
  readonly states?: readonly string[] | null;
  /** Any of them. */
  readonly labels?: readonly string[] | null;
  readonly baseRefName?: string | null;
  readonly headRefName?: string | null;
  readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null;
}

export function repositoryView(context: ViewContext, repository: RepositoryState): View {
  /** Stands before every field that needs more than knowing that the repository exists. */
  const needs = (permission: PermissionName) => {
    if (isAllowed(context.token, repository, { permission, access: 'read' })) return;
    throw typedError('FORBIDDEN', 'Resource not accessible by integration');
  };
  return {
    ...identity(context, repository),
    ...settingsView(context, repository),
    defaultBranchRef: () => {
      needs('contents');
      return refView(context, repository, `refs/heads/${repository.defaultBranch}`);
    },
    ref: ({ qualifiedName }: { qualifiedName: string }) => {
      needs('contents');
      return findRef(context, repository, qualifiedName);
    },
    refs: (args: PageArguments & { refPrefix: string }) => {
      needs('contents');
      return connection('refs', refsWithPrefix(repository, args.refPrefix), args, (ref) =>
        refView(context, repository, ref),
      );
    },
    object: ({ oid, expression }: { oid?: string | null; expression?: string | null }) => {
      needs('contents');
      const object = resolveRevision(repository, oid ?? expression ?? '');
      return object === null ? null : context.views.object(repository, object);
    },
    pullRequest: ({ number }: { number: number }) => {
      needs('pull-requests');
      const pull = repository.pulls.get(number);
      if (pull !== undefined) return context.views.pullRequest(pull);
      throw typedError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
    },
    pullRequests: (args: PullRequestFilter) => {
      needs('pull-requests');
      const view = (pull: PullRequest) => context.views.pullRequest(pull);
      return connection('pullRequests', matchingPulls(repository, args), args, view);
    },
    issue: ({ number }: { number: number }) => {
      needs('issues');
      const issue = repository.issues.get(number);
      if (issue !== undefined) return context.views.subject(issue);
      throw typedError('NOT_FOUND', `Could not resolve to an Issue with the number of ${number}.`);
    },
    issues: (args: IssueFilter) => {
      needs('issues');
      return connection('issues', matchingIssues(repository, args), args, (issue) => context.views.subject(issue));
    },
    label: ({ name }: { name: string }) => {
      const label = findLabel(repository, name);
      return label === null ? null : labelView(context, repository, label);
    },
    labels: (args: PageArguments) =>
      connection('labels', [...repository.labels.values()], args, (label) => labelView(context, repository, label)),
    mergeQueue: ({ branch }: { branch?: string | null }) => {
      needs('pull-requests');
      return context.views.mergeQueue(repository, branch ?? repository.defaultBranch);
    },
  };
}

function identity(context: ViewContext, repository: RepositoryState): View {
  return {
    __typename: 'Repository',
    id: nodeId('Repository', repository.id),
    databaseId: repository.id,
    name: repository.name.slice(repository.name.indexOf('/') + 1),
    nameWithOwner: repository.name,
    owner: () => ({ ...actorView(context, repository.owner) }),
    isPrivate: repository.visibility === 'private',
    visibility: repository.visibility.toUpperCase(),
    isFork: repository.parent !== null,
    parent: () => (repository.parent === null ? null : context.views.repository(repository.parent)),
    isArchived: false,
    url: `${context.serverUrl}/${repository.name}`,
    resourcePath: `/${repository.name}`,
  };
}

/** Oldest first unless asked otherwise. */
function matchingPulls(repository: RepositoryState, filter: PullRequestFilter): PullRequest[] {
  const found = [...repository.pulls.values()].filter(
    (pull) =>
      (filter.states?.includes(pull.state.toUpperCase()) ?? true) &&
      (filter.labels?.some((name) => hasLabel(pull, name)) ?? true) &&
      (filter.baseRefName == null || pull.base.ref === filter.baseRefName) &&
      (filter.headRefName == null || pull.head.ref === filter.headRefName),
  );
  if (filter.orderBy?.field === 'UPDATED_AT') found.sort((a, b) => a.updatedAt - b.updatedAt);
  return filter.orderBy?.direction === 'DESC' ? found.reverse() : found;
}
