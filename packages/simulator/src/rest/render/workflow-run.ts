import { createHash } from 'node:crypto';
import { nodeId } from '../../node-id.ts';
import type { Artifact, WorkflowRun } from '../../state/actions/model.ts';
import { isoTime } from '../../state/clock.ts';
import type { RepositoryState } from '../../state/model.ts';
import { renderSimpleCommit } from './commit.ts';
import { renderMinimalRepository } from './repository.ts';
import { type Roots, renderUser } from './user.ts';

/** Artifacts are kept for 90 days unless asked otherwise. */
const KEPT_SECONDS = 90 * 24 * 60 * 60;

export function renderRun(roots: Roots, repository: RepositoryState, run: WorkflowRun): Record<string, unknown> {
  const created = isoTime(run.createdAt);
  const actor = renderUser(roots, run.actor);
  const commit = repository.network.store.get(run.headSha);
  const head = repository.world.repositories.get(run.headRepository.toLowerCase()) ?? repository;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('WorkflowRun', run.id),
    check_suite_id: run.suite.id,
    check_suite_node_id: nodeId('CheckSuite', run.suite.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    display_title: run.name,
    created_at: created,
    updated_at: created,
    run_started_at: created,
    actor,
    triggering_actor: actor,
    pull_requests: [],
    head_commit: commit?.type === 'commit' ? renderSimpleCommit(commit) : null,
    repository: renderMinimalRepository(roots, repository),
    head_repository: renderMinimalRepository(roots, head),
    ...urls(roots, repository, run),
  };
}

function urls(roots: Roots, repository: RepositoryState, run: WorkflowRun): Record<string, unknown> {
  const api = `${roots.apiUrl}/repos/${repository.name}`;
  const url = `${api}/actions/runs/${run.id}`;
  return {
    url,
    html_url: `${roots.serverUrl}/${repository.name}/actions/runs/${run.id}`,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.suite.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${api}/actions/workflows/${run.workflowId}`,
  };
}

export function renderArtifact(roots: Roots, repository: RepositoryState, artifact: Artifact): Record<string, unknown> {
  const { run } = artifact;
  const url = `${roots.apiUrl}/repos/${repository.name}/actions/artifacts/${artifact.id}`;
  const head = repository.world.repositories.get(run.headRepository.toLowerCase()) ?? repository;
  return {
    id: artifact.id,
    node_id: nodeId('Artifact', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.bytes.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired,
    digest: `sha256:${createHash('sha256').update(artifact.bytes).digest('hex')}`,
    created_at: isoTime(artifact.createdAt),
    updated_at: isoTime(artifact.createdAt),
    expires_at: isoTime(artifact.createdAt + KEPT_SECONDS),
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: head.id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  };
}
