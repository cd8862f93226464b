import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { textAt, type World, world } from '../../packages/levers/src/rollback/testing.ts';
import { fateOf, proposeAndRun } from './gate.ts';
import { judge, type RollbackScene, rollback, rollbackScene } from './rollback-scene.ts';
import { DEPLOYMENT } from './scene.ts';

const HOLD = '.github/gatehouse/holds/web.yml';

/** Two builds of which the second is to be left. */
function promoteTwo({ world: it }: { readonly world: World }) {
  const good = it.build();
  const goodAt = it.promote(good);
  const bad = it.build();
  it.promote(bad);
  return { good, goodAt, bad };
}

test('a rollback is checked, opened, and merged by the gate itself while everything else is frozen', async () => {
  const it = await rollbackScene();
  const { good, bad } = promoteTwo(it);
  const dry = await rollback(it, { target: good.revision });
  expect(dry).toMatchObject({ exit: 0, outputs: { outcome: 'planned', 'pull-request': '' } });
  expect(it.repository.branchOrNull('gatehouse/rollback/web')).toBeNull();

  const run = await rollback(it, { target: 'previous', 'dry-run': 'false' });
  expect(run.log).toContain('revision label: passed');
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'done', 'pull-request': '1' } });
  expect(run.report).toMatchObject({
    to: { revision: good.revision, digests: { [it.world.image('api')]: good.digests.api } },
  });
  expect(run.summary).toContain(`Roll web back to ${good.revision.slice(0, 12)}`);

  const gate = await judge(it, 1, { freeze: 'the release is being cut' });
  expect(gate.judge.verdict).toMatchObject({ outcome: 'pass', rollback: { kind: 'state', hold: HOLD } });
  expect(fateOf(it, { number: 1 })).toMatchObject({ merged: true });
  const main = it.repository.branch('main');
  expect(textAt(it.world, main, 'apps/api.yaml')).toContain(good.digests.api);
  expect(textAt(it.world, main, HOLD)).toContain(bad.digests.web);
});

test('what was left cannot come back before a person lifts the hold', async () => {
  const it = await rollbackScene();
  const { bad } = promoteTwo(it);
  await rollback(it, { 'dry-run': 'false' });
  it.repository.mergePullRequest(1, { method: 'squash' });
  const again = {
    files: { 'apps/api.yaml': pinOf(it, bad.digests.api) },
    branch: 'renovate/api',
    title: 'Update api',
  };
  const held = await proposeAndRun(it, again);
  expect(held.fate).toMatchObject({ armed: false, merged: false });
  expect(held.fate.status).toMatch(/^failure held: .*is held: \.github\/gatehouse\/holds\/web\.yml refuses sha256:/);
  const bounced = await rollback(it, { target: bad.revision, 'dry-run': 'false' });
  expect(bounced).toMatchObject({ exit: 1, outputs: { outcome: 'refused' } });
  expect(bounced.log).toContain('rollback/held');

  const lift = await proposeAndRun(it, {
    files: { [HOLD]: null },
    branch: 'lift',
    author: 'octocat',
    title: 'Lift it',
  });
  expect(lift.fate.status).toMatch(/^success advice/);
  it.repository.mergePullRequest(lift.pull.number, { method: 'squash' });
  const free = await proposeAndRun(it, { ...again, branch: 'renovate/api-2' });
  expect(free.fate).toMatchObject({ merged: true });
});

test('a hold that cannot be read stops every machine, and the person who repairs it is let through', async () => {
  const it = await rollbackScene();
  const { bad } = promoteTwo(it);
  it.repository.commit({
    branch: 'main',
    files: { [HOLD]: `version: 1\nset: web\nrefuses: [${bad.digests.api}]\nreason: x\nfixed-by: 1.8.2\n` },
  });
  const stopped = await proposeAndRun(it, { files: { 'apps/redis.yaml': 'a: 1\n' } });
  expect(stopped.fate).toMatchObject({ merged: false, status: expect.stringMatching(/^error error/) });
  expect(stopped.run.judge.log).toContain('line 5: fixed-by is not the full id of a commit, 40 hexadecimal digits');
  const repair = await proposeAndRun(it, { files: { [HOLD]: null }, branch: 'repair', author: 'octocat' });
  expect(repair.fate.status).toMatch(/^success advice/);
});

test('one that waited while another build was merged goes back over both, and is a rollback to the gate all the same', async () => {
  const it = await rollbackScene();
  const { good, bad } = promoteTwo(it);
  await rollback(it, { target: 'previous', 'dry-run': 'false' });
  const late = it.world.build();
  it.world.promote(late);
  const run = await rollback(it, { target: good.revision, 'dry-run': 'false' });
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'done', 'pull-request': '1' } });
  const gate = await judge(it, 1, { freeze: 'the release is being cut' });
  expect(gate.judge.verdict).toMatchObject({ outcome: 'pass', rollback: { kind: 'state', hold: HOLD } });
  expect(fateOf(it, { number: 1 })).toMatchObject({ merged: true });
  const hold = textAt(it.world, it.repository.branch('main'), HOLD) ?? '';
  for (const refused of [bad, late])
    for (const digest of Object.values(refused.digests)) expect(hold).toContain(digest);
});

test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, string]>([
  ['another branch', { 'dry-run': 'false' }, { GITHUB_REF: 'refs/heads/fix' }, 'rollback/not-default-branch'],
  ['no reason', { reason: ' \n ' }, {}, "Input 'reason' is empty."],
  ['a target that is none', { target: 'HEAD~1' }, {}, "Input 'target' is 'HEAD~1', and no target"],
  ['a shortened commit', { target: 'a'.repeat(12) }, {}, 'it has 12 of the 40 digits of a commit id'],
  ['a boolean that is none', { 'dry-run': 'no' }, {}, "Input 'dry-run' is 'no'."],
  ['a set that is none', { set: 'api' }, {}, "There is no image set 'api'"],
  ['nothing to revert', { strategy: 'revert' }, {}, "The strategy 'revert' undoes what 'pull-request'"],
  [
    'a revert without its strategy',
    { 'pull-request': '1' },
    {},
    "Input 'pull-request' is given, and the strategy is 'set'.",
  ],
])('%s is refused and nothing is written', async (_what, inputs, env, said) => {
  const it = await rollbackScene();
  promoteTwo(it);
  const run = await rollback(it, inputs, env);
  expect(run.exit).toBe(1);
  expect(run.log).toContain(said);
  expect(it.repository.branchOrNull('gatehouse/rollback/web')).toBeNull();
});

test('words of the person who asked stay words', async () => {
  const it = await rollbackScene();
  promoteTwo(it);
  const reason = '<script> [skip ci]\n::error::x closes #1 `$(id)` @octocat';
  const run = await rollback(it, { reason, 'dry-run': 'false' });
  expect(run.exit).toBe(0);
  expect(run.log).not.toMatch(/^::error::x/m);
  const { body } = it.repository.pullRequest(1);
  for (const text of [body ?? '', run.summary]) {
    for (const raw of ['<script>', '[skip ci]', '#1', '@octocat']) expect(text).not.toContain(raw);
  }
});

test('images are run by digest, without network, by the container tool that the runner has', async () => {
  const it = await rollbackScene('');
  const policy = textAt(it.world, 'main', '.github/gatehouse.yml') ?? '';
  const smoke = 'acme/api\n        smoke: { entry-point: /bin/api, command: ["--version"], output: "api 1" }\n';
  it.repository.commit({ branch: 'main', files: { '.github/gatehouse.yml': policy.replace('acme/api\n', smoke) } });
  const { good } = promoteTwo(it);
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-docker-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const calls = join(folder, 'calls');
  const said =
    '#!/bin/sh\necho "$@" >> "$(dirname "$0")/calls"\nenv > "$(dirname "$0")/env"\ncase $1 in run) echo "api 1.2";; esac\n';
  writeFileSync(join(folder, 'docker'), said);
  chmodSync(join(folder, 'docker'), 0o755);
  const run = await rollback(it, { 'dry-run': 'false' }, { PATH: `${folder}:/usr/bin:/bin` });
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'done' } });
  const image = `${it.world.image('api')}@${good.digests.api}`;
  const [info, pull, ran] = readFileSync(calls, 'utf8').trim().split('\n');
  expect([info, pull]).toEqual(['info', `pull ${image}`]);
  expect(ran).toMatch(
    new RegExp(
      `^run --rm --pull never --name gatehouse-[0-9a-f-]{36} --network none --entrypoint /bin/api ${image} --version$`,
    ),
  );
  expect(readFileSync(join(folder, 'env'), 'utf8')).not.toMatch(/INPUT_|GITHUB_|ghs_/);
});

test("at GitHub it is the job's own token that reads the images, and not that of the App", async () => {
  const it = await world({ kind: 'ghcr' });
  onTestFinished(() => it.close());
  promoteTwo({ world: it });
  const { github } = it.simulator;
  for (const name of ['acme/api', 'acme/web']) it.registry.registry.repository(name).visibility = 'private';
  const denied = await rollback(it, { 'packages-token': github.createToken({ permissions: {} }) });
  expect(denied).toMatchObject({ exit: 1 });
  expect(denied.outputs.outcome).toBeUndefined();
  const packages = github.createToken({ permissions: { packages: 'read' } });
  const run = await rollback(it, { 'packages-token': packages });
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'planned' } });
});

test('a merged pull request is reverted, and merged by the gate while everything else is frozen', async () => {
  const it = await rollbackScene();
  const redis = (digit: string) => ({ 'apps/redis.yaml': DEPLOYMENT(`7.2.4@sha256:${digit.repeat(64)}`) });
  it.repository.commit({ branch: 'main', files: redis('1') });
  it.repository.commit({ branch: 'work', author: 'octocat', files: redis('2') });
  const number = it.repository.openPullRequest({ head: 'work', author: 'octocat' });
  it.repository.mergePullRequest(number, { method: 'squash' });
  const run = await rollback(it, { strategy: 'revert', 'pull-request': `${number}`, 'dry-run': 'false' });
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'done', 'pull-request': `${number + 1}` } });
  const gate = await judge(it, number + 1, { freeze: 'the release is being cut' });
  expect(gate.judge.verdict).toMatchObject({ outcome: 'pass', rollback: { kind: 'state' } });
  expect(fateOf(it, { number: number + 1 })).toMatchObject({ merged: true });
  expect(textAt(it, 'main', 'apps/redis.yaml')).toBe(redis('1')['apps/redis.yaml']);

  const again = await rollback(it, { strategy: 'revert', 'pull-request': `${number}`, 'dry-run': 'false' });
  expect(again).toMatchObject({ exit: 1, outputs: { outcome: 'refused' } });
});

function pinOf({ world: it }: RollbackScene, digest: string): string {
  const text = textAt(it, 'main', 'apps/api.yaml') ?? '';
  return text.replace(/@sha256:[0-9a-f]{64}/, `@${digest}`);
}
