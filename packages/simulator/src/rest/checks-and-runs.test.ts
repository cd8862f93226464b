import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../server.ts';
import type { Artifact, WorkflowRun } from '../state/actions/model.ts';
import type { Repository } from '../state/repository.ts';
import type { Permissions } from '../state/tokens.ts';
import { type Call, checkedClient } from '../testing/client.ts';

const REPO = '/repos/{owner}/{repo}';
const RUNS = `${REPO}/commits/{ref}/check-runs`;
const WORKFLOW = '.github/workflows/review.yml';

let simulator: Simulator;
let repository: Repository;
let head: string;
let run: WorkflowRun;
let artifact: Artifact;
let expired: Artifact;
let checkRun: number;

beforeAll(async () => {
  simulator = await startSimulator();
  repository = simulator.github.createRepository('acme/infra');
  head = repository.commit({ branch: 'change', files: { a: 'b' } });
  checkRun = repository.checks.addRun(head, { name: 'build', conclusion: 'failure', app: 'builder' }).id;
  repository.checks.addRun(head, { name: 'lint' });
  run = repository.runs.add({ path: WORKFLOW, event: 'pull_request_target', headBranch: 'change', headSha: head });
  artifact = repository.runs.addArtifact(run, {
    name: `gatehouse-review-${head}`,
    files: { 'review.json': '{"é":1}' },
  });
  expired = repository.runs.addArtifact(run, { name: 'old', files: {}, expired: true });
});

afterAll(() => simulator.close());

async function call(
  request: Call,
  permissions: Permissions = { checks: 'write', actions: 'read' },
  login = 'builder[bot]',
) {
  const token = simulator.github.createToken({ permissions, login });
  return checkedClient(simulator, 'acme/infra', token)(request);
}

describe('every route answers as GitHub describes it', () => {
  const create = (body: object): Call => ({
    method: 'POST',
    template: `${REPO}/check-runs`,
    body: { head_sha: head, ...body },
  });
  const calls: readonly [name: string, status: number, request: () => Call][] = [
    ['check runs', 200, () => ({ template: RUNS, params: { ref: 'change' }, query: { filter: 'all' } })],
    ['check suites', 200, () => ({ template: `${REPO}/commits/{ref}/check-suites`, params: { ref: head } })],
    ['a check run', 200, () => ({ template: `${REPO}/check-runs/{check_run_id}`, params: { check_run_id: checkRun } })],
    [
      'a new check run',
      201,
      () => create({ name: 'new', conclusion: 'neutral', output: { title: 'T', summary: 'S' } }),
    ],
    [
      'a changed check run',
      200,
      () => ({
        method: 'PATCH',
        template: `${REPO}/check-runs/{check_run_id}`,
        params: { check_run_id: checkRun },
        body: { conclusion: 'success' },
      }),
    ],
    ['workflow runs', 200, () => ({ template: `${REPO}/actions/runs`, query: { head_sha: head } })],
    ['a workflow run', 200, () => ({ template: `${REPO}/actions/runs/{run_id}`, params: { run_id: run.id } })],
    ['artifacts', 200, () => ({ template: `${REPO}/actions/artifacts`, query: { name: 'old' } })],
    [
      'artifacts of a run',
      200,
      () => ({ template: `${REPO}/actions/runs/{run_id}/artifacts`, params: { run_id: run.id } }),
    ],
    [
      'an artifact',
      200,
      () => ({ template: `${REPO}/actions/artifacts/{artifact_id}`, params: { artifact_id: artifact.id } }),
    ],
    ['a download', 302, () => download(artifact.id)],
    ['a download too late', 410, () => download(expired.id)],
  ];

  it.each(calls)('%s', async (_, status, make) => {
    const result = await call(make());
    expect(result.departures).toEqual([]);
    expect(result.status).toBe(status);
  });
});

const download = (id: number): Call => ({
  template: `${REPO}/actions/artifacts/{artifact_id}/{archive_format}`,
  params: { artifact_id: id, archive_format: 'zip' },
});

it('gives of each name the newest check run, newest first', async () => {
  const sha = repository.commit({ branch: 'again', files: { a: 'c' } });
  for (const conclusion of ['failure', 'success'] as const)
    repository.checks.addRun(sha, { name: 'build', conclusion });
  repository.checks.addRun(sha, { name: 'build', app: 'other', conclusion: 'neutral' });
  const list = async (query: Record<string, string>) => {
    const { body } = await call({ template: RUNS, params: { ref: sha }, query });
    return body.check_runs.map((one: { app: { slug: string }; conclusion: string }) => [one.app.slug, one.conclusion]);
  };
  const newest = [
    ['other', 'neutral'],
    ['github-actions', 'success'],
  ];
  expect([await list({}), await list({ filter: 'all' }), await list({ app_id: '15368' })]).toEqual([
    newest,
    [...newest, ['github-actions', 'failure']],
    [['github-actions', 'success']],
  ]);
});

it.each([
  ['a person', 'wanda', { name: 'x', head_sha: 'change' }, 403],
  ['a commit that does not exist', 'builder[bot]', { name: 'x', head_sha: '0'.repeat(40) }, 422],
  ['a completed run without conclusion', 'builder[bot]', { name: 'x', head_sha: 'change', status: 'completed' }, 422],
  [
    'a summary too long',
    'builder[bot]',
    { name: 'x', head_sha: 'change', output: { summary: 'x'.repeat(65_536) } },
    422,
  ],
])('makes no check run for %s', async (_, login, body, status) => {
  const before = repository.checks.runs(head).length;
  const result = await call({ method: 'POST', template: `${REPO}/check-runs`, body }, { checks: 'write' }, login);
  expect([result.status, repository.checks.runs(head).length]).toEqual([status, before]);
});

it('lets only its app change a check run', async () => {
  const request: Call = {
    method: 'PATCH',
    template: `${REPO}/check-runs/{check_run_id}`,
    params: { check_run_id: checkRun },
    body: { conclusion: 'success' },
  };
  expect((await call(request, { checks: 'write' }, 'mallory[bot]')).status).toBe(403);
});

it('says which workflow ran, on what, and by which event', async () => {
  const { body } = await call({ template: `${REPO}/actions/runs/{run_id}`, params: { run_id: run.id } });
  expect(body).toMatchObject({
    path: WORKFLOW,
    event: 'pull_request_target',
    head_sha: head,
    head_branch: 'change',
    head_repository: { full_name: 'acme/infra' },
    status: 'completed',
    conclusion: 'success',
  });
});

it('finds artifacts by name, and their bytes where the redirect leads, without a token', async () => {
  const { body } = await call({ template: `${REPO}/actions/artifacts`, query: { name: artifact.name } });
  expect(body).toMatchObject({
    total_count: 1,
    artifacts: [{ id: artifact.id, workflow_run: { id: run.id, head_sha: head } }],
  });
  const { headers } = await call(download(artifact.id));
  const file = await fetch(headers.get('location') ?? '');
  const bytes = Buffer.from(await file.arrayBuffer());
  // a local header of 30 bytes, the name, then the deflated content
  const packed = bytes.subarray(30 + 'review.json'.length, 30 + 'review.json'.length + bytes.readUInt32LE(18));
  expect([bytes.toString('latin1', 30, 41), inflateRawSync(packed).toString()]).toEqual(['review.json', '{"é":1}']);
});

it.each([
  [`${REPO}/actions/runs`, 'actions=read'],
  [RUNS, 'checks=read'],
])('%s needs %s', async (template, need) => {
  const { status, headers } = await call({ template, params: { ref: head } }, { contents: 'read' });
  expect([status, headers.get('x-accepted-github-permissions')]).toEqual([403, need]);
});
