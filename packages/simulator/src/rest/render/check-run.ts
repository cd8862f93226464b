import { nodeId } from '../../node-id.ts';
import type { CheckRun, CheckSuite } from '../../state/checks/model.ts';
import { latestRuns, suiteConclusion, suiteStatus } from '../../state/checks/rollup.ts';
import { isoTime } from '../../state/clock.ts';
import type { RepositoryState } from '../../state/model.ts';
import { renderApp } from './app.ts';
import { renderSimpleCommit } from './commit.ts';
import { renderMinimalRepository } from './repository.ts';
import type { Roots } from './user.ts';

const time = (at: number | null): string | null => (at === null ? null : isoTime(at));

export function renderCheckRun(roots: Roots, repository: RepositoryState, run: CheckRun): Record<string, unknown> {
  const url = `${roots.apiUrl}/repos/${repository.name}/check-runs/${run.id}`;
  const page = `${roots.serverUrl}/${repository.name}/runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.suite.sha,
    external_id: run.externalId,
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: time(run.startedAt),
    completed_at: time(run.completedAt),
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app: renderApp(roots, repository, run.suite.app),
    pull_requests: [],
  };
}

export function renderCheckSuite(
  roots: Roots,
  repository: RepositoryState,
  suite: CheckSuite,
): Record<string, unknown> {
  const url = `${roots.apiUrl}/repos/${repository.name}/check-suites/${suite.id}`;
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: null,
    head_sha: suite.sha,
    status: suiteStatus(suite),
    conclusion: suiteConclusion(suite),
    url,
    before: null,
    after: suite.sha,
    pull_requests: [],
    app: renderApp(roots, repository, suite.app),
    repository: renderMinimalRepository(roots, repository),
    created_at: isoTime(suite.createdAt),
    updated_at: isoTime(suite.updatedAt),
    head_commit: renderSimpleCommit(repository.network.store.read('commit', suite.sha)),
    latest_check_runs_count: latestRuns(suite.runs).length,
    check_runs_url: `${url}/check-runs`,
  };
}
