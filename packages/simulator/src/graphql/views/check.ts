import { nodeId } from '../../node-id.ts';
import type { WorkflowRun } from '../../state/actions/model.ts';
import type { App, CheckRun, CheckSuite } from '../../state/checks/model.ts';
import { latestRuns, suiteConclusion, suiteStatus } from '../../state/checks/rollup.ts';
import { isoTime } from '../../state/clock.ts';
import type { RepositoryState } from '../../state/model.ts';
import { connection, type PageArguments } from '../connection.ts';
import { requireRead } from '../lookup.ts';
import type { View, ViewContext } from '../view.ts';

interface RunFilter {
  readonly appId?: number | null;
  readonly checkName?: string | null;
  readonly checkType?: 'ALL' | 'LATEST' | null;
  readonly status?: string | null;
  readonly statuses?: readonly string[] | null;
  readonly conclusions?: readonly string[] | null;
}

type SuiteArguments = PageArguments & { readonly filterBy?: Pick<RunFilter, 'appId' | 'checkName'> | null };
type RunArguments = PageArguments & { readonly filterBy?: RunFilter | null };

const time = (at: number | null): string | null => (at === null ? null : isoTime(at));

/** `checkSuites` of a commit, oldest first. */
export function checkSuitesView(
  context: ViewContext,
  repository: RepositoryState,
  sha: string,
  args: SuiteArguments,
): View {
  const { appId, checkName } = args.filterBy ?? {};
  const suites = (repository.suitesBySha.get(sha) ?? []).filter(
    ({ app, runs }) =>
      (appId == null || app.id === appId) && (checkName == null || runs.some(({ name }) => name === checkName)),
  );
  return connection('checkSuites', suites, args, (suite) => suiteView(context, repository, suite));
}

export function suiteView(context: ViewContext, repository: RepositoryState, suite: CheckSuite): View {
  const path = `/${repository.name}/commit/${suite.sha}/checks?check_suite_id=${suite.id}`;
  return {
    __typename: 'CheckSuite',
    id: nodeId('CheckSuite', suite.id),
    databaseId: suite.id,
    app: () => appView(suite.app),
    status: suiteStatus(suite).toUpperCase(),
    conclusion: suiteConclusion(suite)?.toUpperCase() ?? null,
    createdAt: isoTime(suite.createdAt),
    updatedAt: isoTime(suite.updatedAt),
    url: context.serverUrl + path,
    resourcePath: path,
    repository: () => context.views.repository(repository),
    commit: () => context.views.object(repository, repository.network.store.read('commit', suite.sha)),
    workflowRun: () => {
      requireRead(context, repository, 'actions');
      return suite.workflowRun === null ? null : workflowRunView(context, repository, suite.workflowRun);
    },
    checkRuns: (args: RunArguments) =>
      connection('checkRuns', filterRuns(suite.runs, args.filterBy ?? {}), args, (run) =>
        checkRunView(context, repository, run),
      ),
  };
}

function filterRuns(all: readonly CheckRun[], filter: RunFilter): CheckRun[] {
  const { appId, checkName, checkType, conclusions } = filter;
  const statuses = filter.statuses ?? (filter.status == null ? null : [filter.status]);
  return (checkType === 'LATEST' ? latestRuns(all) : all).filter(
    (run) =>
      (appId == null || run.suite.app.id === appId) &&
      (checkName == null || run.name === checkName) &&
      (statuses?.includes(run.status.toUpperCase()) ?? true) &&
      (conclusions?.includes(run.conclusion?.toUpperCase() ?? '') ?? true),
  );
}

function workflowRunView(context: ViewContext, repository: RepositoryState, run: WorkflowRun): View {
  const path = `/${repository.name}/actions/runs/${run.id}`;
  return {
    __typename: 'WorkflowRun',
    id: nodeId('WorkflowRun', run.id),
    databaseId: run.id,
    event: run.event,
    runNumber: run.number,
    createdAt: isoTime(run.createdAt),
    updatedAt: isoTime(run.suite.updatedAt),
    url: context.serverUrl + path,
    resourcePath: path,
    checkSuite: () => suiteView(context, repository, run.suite),
  };
}

function appView({ id, slug, name }: App): View {
  return { __typename: 'App', id: nodeId('App', id), databaseId: id, slug, name };
}

export function checkRunView(context: ViewContext, repository: RepositoryState, run: CheckRun): View {
  const path = `/${repository.name}/runs/${run.id}`;
  return {
    __typename: 'CheckRun',
    id: nodeId('CheckRun', run.id),
    databaseId: run.id,
    name: run.name,
    externalId: run.externalId,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    title: run.title,
    summary: run.summary,
    text: run.text,
    startedAt: time(run.startedAt),
    completedAt: time(run.completedAt),
    detailsUrl: run.detailsUrl ?? context.serverUrl + path,
    permalink: context.serverUrl + path,
    url: context.serverUrl + path,
    resourcePath: path,
    checkSuite: () => suiteView(context, repository, run.suite),
    repository: () => context.views.repository(repository),
  };
}
