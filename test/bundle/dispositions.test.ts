import { describe, expect, test } from 'vitest';
import { fateOf, type GateScene, gateScene, POLICY, passCi, proposeAndRun, runGate } from './gate.ts';
import { DEPLOYMENT, type Pull, propose } from './scene.ts';
import { transcript } from './transcript.ts';

/** What happens to pull requests that pass, by who has to do what. CI is green in all of them. */

const BUMP = { 'apps/redis.yaml': DEPLOYMENT('7.2.5') };
const NGINX = (tag: string) => ({ 'apps/nginx.yaml': DEPLOYMENT(tag).replaceAll('redis', 'nginx') });
const MAJORS = `${POLICY}scope: { updates: [major, minor, patch, digest] }\n`;
const waits = 'pending review: its risk is medium: docker.io/library/nginx 1.27.1 to 2.0.0 is a major update.';
const left = (status: string) => ({ status, armed: false, merged: false });
const MERGED = { armed: false, merged: true };

const majorsScene = (policy = MAJORS) => gateScene({ '.github/gatehouse.yml': policy, ...NGINX('1.27.1') });

function approve(it: GateScene, { number }: Pull, author: string, commit?: string): void {
  it.repository.conversation.addReview(number, {
    state: 'APPROVED',
    author,
    ...(commit === undefined ? {} : { commit }),
  });
}

/** What the sweep starts once something was said. */
async function again(it: GateScene, pull: Pull) {
  await runGate(it, pull, {
    event: { event: 'workflow_dispatch', payload: {} },
    inputs: { 'pull-request': `${pull.number}` },
  });
  return fateOf(it, pull);
}

describe('medium risk', () => {
  test('waits for a writer, whose approval of this head leaves it to people', async () => {
    const it = await majorsScene();
    const { pull, fate, run } = await proposeAndRun(it, { files: NGINX('2.0.0') });
    expect(fate).toEqual(left(waits));
    await expect(transcript(run.act, it)).toMatchFileSnapshot('medium.snap');
    approve(it, pull, 'mona');
    expect(await again(it, pull)).toEqual(left(waits));
    approve(it, pull, 'octocat', it.repository.branch('main'));
    expect(await again(it, pull)).toEqual(left(waits));
    approve(it, pull, 'octocat');
    expect(await again(it, pull)).toEqual(left('success review: Approved by octocat; a person can merge it.'));
  });

  test('is armed after that where policy says so', async () => {
    const it = await majorsScene(MAJORS.replace('merge:\n', 'merge:\n  after-approval: arm\n'));
    const { pull } = await proposeAndRun(it, { files: NGINX('2.0.0') });
    approve(it, pull, 'octocat');
    expect(await again(it, pull)).toMatchObject(MERGED);
  });
});

test('high risk waits for the logins that policy names', async () => {
  const it = await majorsScene();
  const { pull, fate } = await proposeAndRun(it, { files: { 'apps/redis.yaml': DEPLOYMENT('8.0.0') } });
  const why =
    'docker.io/library/redis 7.2.4 to 8.0.0 (major) is an update of a package that keeps data (risk.stateful).';
  const waitsForSenior = left(`pending approval: its risk is high: ${why}`);
  expect(fate).toEqual(waitsForSenior);
  approve(it, pull, 'octocat');
  expect(await again(it, pull)).toEqual(waitsForSenior);
  approve(it, pull, 'senior');
  expect(await again(it, pull)).toEqual(
    left('success approval: Approved by octocat and senior; a person can merge it.'),
  );
});

describe('a freeze', () => {
  const frozen = async () => {
    const it = await gateScene();
    const issue = it.repository.conversation.openIssue({ title: 'Incident', labels: ['gatehouse/freeze'] });
    const { pull, fate, run } = await proposeAndRun(it, { files: BUMP });
    expect(fate).toEqual(left(`pending frozen: since 2026-01-01 by issue #${issue} (Incident)`));
    return { it, issue, pull, run };
  };

  test('lasts until a writer closes its issue', async () => {
    const { it, issue, pull, run } = await frozen();
    await expect(transcript(run.act, it)).toMatchFileSnapshot('frozen.snap');
    it.repository.conversation.closeIssue(issue, 'mallory');
    expect(await again(it, pull)).toEqual(
      left(
        'pending frozen: since 2026-01-01 by issue #1 (Incident), which was closed by mallory, who may not write here',
      ),
    );
    it.repository.conversation.reopenIssue(issue, 'octocat');
    it.repository.conversation.closeIssue(issue, 'octocat');
    expect(await again(it, pull)).toMatchObject(MERGED);
  });

  test('stops machines, not people', async () => {
    const { it, pull } = await frozen();
    approve(it, pull, 'octocat');
    expect(await again(it, pull)).toEqual(left('success review: Approved by octocat; a person can merge it.'));
  });

  test('that begins later disarms', async () => {
    const it = await gateScene();
    const pull = propose(it, { files: BUMP });
    await runGate(it, pull);
    expect(fateOf(it, pull)).toMatchObject({ armed: true });
    it.repository.conversation.openIssue({ title: 'Incident', labels: ['gatehouse/freeze'] });
    await again(it, pull);
    passCi(it, pull.head);
    expect(fateOf(it, pull)).toEqual(left('pending frozen: since 2026-01-01 by issue #2 (Incident)'));
  });
});

test('a hold refuses, whoever approves', async () => {
  const hold = '{ package: docker.io/library/redis, allow: "<7.2.5", reason: "loses data", until: 2099-12-31 }';
  const it = await gateScene({ '.github/gatehouse.yml': `${POLICY}holds:\n  - ${hold}\n` });
  const { pull, fate } = await proposeAndRun(it, { files: BUMP });
  approve(it, pull, 'senior');
  const why =
    'docker.io/library/redis 7.2.4 to 7.2.5 is held: the hold on docker.io/library/redis allows only <7.2.5; loses data';
  expect(fate).toEqual(left(`failure held: ${why}`));
  expect(await again(it, pull)).toEqual(fate);
});

test('a hold whose last day is over waits for a review, and never for a machine', async () => {
  const hold = '{ package: docker.io/library/redis, allow: "<7.2.5", reason: "loses data", until: 2026-01-31 }';
  const armed = POLICY.replace('merge:\n', 'merge:\n  after-approval: arm\n');
  const it = await gateScene({ '.github/gatehouse.yml': `${armed}holds:\n  - ${hold}\n` });
  const { pull, fate } = await proposeAndRun(it, { files: BUMP });
  expect(fate).toMatchObject({ status: expect.stringMatching(/^pending review: .* is held: /), armed: false });
  approve(it, pull, 'octocat');
  expect(await again(it, pull)).toEqual(left('success review: Approved by octocat; a person can merge it.'));
});

test('a draft waits until it is ready', async () => {
  const it = await gateScene();
  const pull = propose(it, { files: BUMP });
  passCi(it, pull.head);
  it.repository.merging.setDraft(pull.number, true, 'renovate[bot]');
  await runGate(it, pull);
  expect(fateOf(it, pull)).toEqual(left('pending review: it is a draft'));
  it.repository.merging.setDraft(pull.number, false, 'renovate[bot]');
  expect(await again(it, pull)).toMatchObject(MERGED);
});

test('a label by which a person withholds it', async () => {
  const it = await gateScene({ '.github/gatehouse.yml': `${POLICY}labels: { withhold: [hands-off] }\n` });
  const pull = propose(it, { files: BUMP });
  passCi(it, pull.head);
  it.repository.conversation.addLabel(pull.number, 'hands-off', 'octocat');
  await runGate(it, pull);
  expect(fateOf(it, pull)).toEqual(left('pending review: somebody set the label hands-off'));
  it.repository.conversation.removeLabel(pull.number, 'hands-off', 'octocat');
  expect(await again(it, pull)).toMatchObject(MERGED);
});

test('what a person proposes gets advice, and their arming stays', async () => {
  const it = await gateScene();
  const pull = propose(it, { branch: 'mine', author: 'octocat', files: { 'README.md': '# better\n' } });
  it.repository.merging.arm(pull.number, { by: 'octocat' });
  const { act } = await runGate(it, pull);
  const status = 'success advice: Nothing binds its author; people merge it as ever.';
  expect(fateOf(it, pull)).toEqual({ status, armed: true, merged: false });
  expect(act.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /graphql',
    `POST /repos/o/r/statuses/${pull.head}`,
  ]);
  passCi(it, pull.head);
  expect(it.repository.merges).toMatchObject([{ by: 'octocat', how: 'auto-merge' }]);
});

test('a dry run writes nothing and says what it would do', async () => {
  const labels = 'labels: { dispositions: { auto-merge: merge/auto }, risks: { low: risk/low } }\n';
  const it = await gateScene({ '.github/gatehouse.yml': `${POLICY}${labels}` });
  const { pull, run } = await proposeAndRun(it, { files: BUMP }, { inputs: { mode: 'dry-run' } });
  expect(fateOf(it, pull)).toEqual({ status: null, armed: false, merged: false });
  const { conversation } = it.repository;
  expect([conversation.comments(pull.number), conversation.labels(pull.number)]).toEqual([[], []]);
  await expect(transcript(run.act, it)).toMatchFileSnapshot('dry-run.snap');
});
