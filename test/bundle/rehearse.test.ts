import type { RehearsalRecord } from '@gatehouse/levers';
import { type RecordedRequest, summarise } from '@gatehouse/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { leverScene } from './levers-scene.ts';
import { runAction } from './runner.ts';

/** What the workflow's job has. */
const READS = { contents: 'read', 'pull-requests': 'read', issues: 'read', packages: 'read' } as const;

async function scene() {
  const it = await leverScene();
  onTestFinished(it.close);
  const rehearse = async (inputs: Record<string, string> = {}) => {
    it.record.length = 0;
    const token = it.simulator.github.createToken({ permissions: READS });
    const given = { token, ...inputs };
    const env = { GITHUB_REPOSITORY: it.repository.name, GITHUB_ACTOR: 'octocat' };
    const run = await runAction(it.simulator, {
      action: 'rehearse',
      event: 'workflow_dispatch',
      payload: {},
      inputs: given,
      env,
    });
    return { ...run, record: run.report as RehearsalRecord };
  };
  return { ...it, rehearse };
}

const QUERY = /^\s*(?:query\b|\{)/;

/** Requests that could have changed something. */
const writes = (requests: readonly RecordedRequest[]) =>
  requests
    .filter(({ method, path }) => method !== 'GET' && method !== 'HEAD' && !path.endsWith('/git-upload-pack'))
    .filter(({ body }) => !QUERY.test(String((body as { query?: unknown } | null)?.query ?? '')))
    .map(summarise);

const table = ({ trials }: RehearsalRecord) =>
  trials.map(({ name, outcome, stoppedBy, asExpected }) =>
    [name, outcome, ...stoppedBy, asExpected ? 'ok' : 'NO'].join(' '),
  );

test('a rehearsal with a token that may only read goes as it should, and leaves a record', async () => {
  const it = await scene();
  const tips = new Map(it.repository.refs);
  const run = await it.rehearse();
  expect([run.exit, run.stderr, run.outputs.outcome]).toEqual([0, '', 'as-expected']);
  expect(table(run.record)).toEqual([
    'promote-promoted-runtime nothing ok',
    'promote-nobodys-runtime refused promote/tag-missing ok',
    'rollback-previous-runtime planned ok',
    'rollback-nobodys-runtime refused rollback/unknown-revision ok',
    'prune-plan planned ok',
    'freshness-measured nothing ok',
  ]);
  expect(run.record).toMatchObject({ schema: 1, place: 'acme/infra', asExpected: true });
  expect(run.record.notTried.join('\n')).toMatch(/held target[\s\S]*retagged target[\s\S]*names no source/);
  expect(run.summary).toContain('## Rehearsal: 6 things were tried; all went as they should');
  expect(writes(it.record)).toEqual([]);
  expect(new Map(it.repository.refs)).toEqual(tips);
}, 120_000);

test('a tag that was moved is found, and what it stands for is refused', async () => {
  const it = await scene();
  const [first, second] = it.builds;
  const [image = ''] = it.images;
  const name = image.slice(image.indexOf('/') + 1);
  it.registry.registry.repository(name).tag(first?.revision ?? '', second?.digests.get(image) ?? '', Date.now());
  const run = await it.rehearse();
  expect(run.exit).toBe(0);
  expect(table(run.record).find((line) => line.startsWith('rollback-retagged'))).toMatch(
    /^rollback-retagged-runtime refused rollback\/(?:retagged|never-promoted) ok$/,
  );
}, 120_000);

test('a registry that does not answer is red, and each line says so', async () => {
  const it = await scene();
  it.registry.faults.add({ match: { path: /manifests/ }, do: { kind: 'forbidden' } });
  const run = await it.rehearse();
  expect([run.exit, run.outputs.outcome]).toEqual([1, 'not-as-expected']);
  expect(table(run.record).filter((line) => line.endsWith('NO')).length).toBeGreaterThan(0);
  expect(run.log).toContain('::error title=Rehearsal::');
  expect(run.summary).toContain('### What did not go as it should');
}, 120_000);

test('a wrong set is named with those there are', async () => {
  const it = await scene();
  const run = await it.rehearse({ set: 'nothing' });
  expect(run.exit).toBe(1);
  expect(run.log).toContain("There is no image set 'nothing' in .github/gatehouse.yml.");
  expect(run.log).toContain("Set 'set' to one of: runtime.");
}, 120_000);
