import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { bump, callsOf, open, scene } from '../testing.ts';

const path = '.github/workflows/review.yml';
const wanted = { workflows: [path] };

async function reviewed() {
  const it = await scene();
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  const { change } = await open(it, { number, head });
  it.simulator.requests.length = 0;
  const { runs } = it.repository;
  type Run = Parameters<typeof runs.add>[0];
  const upload = (run: Partial<Run>, artifact: Partial<Parameters<typeof runs.addArtifact>[1]> = {}) => {
    const added = runs.add({ path, event: 'pull_request_target', ...run });
    const made = runs.addArtifact(added, {
      name: `gatehouse-review-${head}`,
      files: { 'review.json': '{"outcome":"clean"}' },
      ...artifact,
    });
    return { run: added, artifact: made };
  };
  const read = async () => (await it.reader.readConversation(change, wanted)).runs;
  return { it, head, change, upload, read };
}

test('what a run of a named workflow uploaded, with who GitHub says the run is', async () => {
  const { it, upload, read } = await reviewed();
  const { run, artifact } = upload({ at: '2026-11-20T08:00:00Z' });
  expect(await read()).toEqual([
    {
      text: '{"outcome":"clean"}',
      run: {
        id: run.id,
        workflowPath: path,
        event: 'pull_request_target',
        onDefaultBranch: true,
        createdAt: '2026-11-20T08:00:00Z',
        url: expect.stringContaining(`/actions/runs/${run.id}`),
      },
    },
  ]);
  const calls = callsOf(it).filter((call) => call.startsWith('GET'));
  expect(calls.slice(0, 3)).toEqual([
    'GET /repos/o/r/actions/artifacts',
    `GET /repos/o/r/actions/runs/${run.id}`,
    `GET /repos/o/r/actions/artifacts/${artifact.id}/zip`,
  ]);
});

test('nothing is asked when no workflow is named, and one request when nothing was uploaded', async () => {
  const { it, change, read } = await reviewed();
  expect((await it.reader.readConversation(change, { workflows: [] })).runs).toEqual([]);
  expect(it.simulator.requests).toHaveLength(1);
  expect(await read()).toEqual([]);
  expect(it.simulator.requests).toHaveLength(3);
});

test('other workflows, other heads and what expired are left alone', async () => {
  const { it, upload, read } = await reviewed();
  upload({ path: '.github/workflows/evil.yml' });
  upload({ path: `${path}@x.yml` });
  upload({}, { expired: true });
  upload({}, { name: `gatehouse-review-${'0'.repeat(40)}` });
  expect(await read()).toEqual([]);
  expect(callsOf(it).filter((call) => call.endsWith('/zip'))).toEqual([]);
});

test('a path may have the ref behind it', async () => {
  const { upload, read } = await reviewed();
  upload({ path: `${path}@main` });
  expect(await read()).toMatchObject([{ run: { workflowPath: path } }]);
});

test.each([
  ['pull_request_target', 'feature', true],
  ['workflow_run', 'main', true],
  ['issue_comment', 'main', true],
  ['pull_request', 'main', false],
  ['pull_request_review', 'main', false],
  ['merge_group', 'main', false],
  ['workflow_dispatch', 'main', true],
  ['workflow_dispatch', 'renovate/x', false],
  ['push', 'main', true],
  ['dynamic', 'main', false],
])('a run of %s on %s ran the default branch’s file: %s', async (event, headBranch, expected) => {
  const { it, upload, read } = await reviewed();
  it.repository.setBranch('feature', it.repository.branch('main'));
  upload({ event, headBranch });
  expect(await read()).toMatchObject([{ run: { event, onDefaultBranch: expected } }]);
});

test('a tag that is called like the default branch is not it', async () => {
  const { head, upload, read } = await reviewed();
  upload({ event: 'workflow_dispatch', headBranch: 'main', headSha: head });
  expect(await read()).toMatchObject([{ run: { onDefaultBranch: false } }]);
});

test('an artifact without a readable review says nothing', async () => {
  const { upload, read } = await reviewed();
  upload({}, { files: { 'other.json': '{}' } });
  upload({}, { bytes: new TextEncoder().encode('no zip') });
  upload({}, { bytes: zipSync({ 'review.json': new Uint8Array(3 * 1024 * 1024) }, { level: 0 }) });
  upload({}, { files: { 'review.json': new Uint8Array([0xff, 0x7b]) } });
  expect((await read()).map(({ text }) => text)).toEqual(['', '', '', '\uFFFD{']);
});

test('oldest first, several of a run too', async () => {
  const { it, head, upload, read } = await reviewed();
  const { run } = upload({}, { files: { 'review.json': '1' } });
  upload({}, { files: { 'review.json': '2' } });
  it.repository.runs.addArtifact(run, { name: `gatehouse-review-${head}`, files: { 'review.json': '3' } });
  expect((await read()).map(({ text }) => text)).toEqual(['1', '2', '3']);
  expect(callsOf(it).filter((call) => /runs\/\d+$/.test(call))).toHaveLength(2);
});

test('so many runs that it is not clear what was reviewed are refused', async () => {
  const { upload, read } = await reviewed();
  for (let index = 0; index < 21; index += 1) upload({});
  await expect(read()).rejects.toMatchObject({ code: 'too-large' });
});

test.each([
  ['list the artifacts', /actions\/artifacts\?/],
  ['read workflow run', /actions\/runs\//],
  ['download artifact', /zip$/],
  ['download artifact', /_storage/],
])('a fault is an error that names the call: %s', async (call, match) => {
  const { it, upload, read } = await reviewed();
  upload({});
  const down = it.simulator.github.faults.add({ match: { path: match }, do: { kind: 'status', status: 500 } });
  await expect(read()).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining(call) });
  expect(down.hits()).toBe(4);
});

test('without `actions: read` the token is told so', async () => {
  const { it, change } = await reviewed();
  const permissions = { checks: 'read', contents: 'read', 'pull-requests': 'read', statuses: 'read' } as const;
  const reader = it.readerWith({ token: it.simulator.github.createToken({ permissions }) });
  await expect(reader.readConversation(change, wanted)).rejects.toMatchObject({
    code: 'forbidden',
    fix: expect.stringContaining('`actions: read`'),
  });
});
