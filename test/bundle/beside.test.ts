import { describe, expect, test } from 'vitest';
import { fateOf, gateScene, POLICY, passCi, proposeAndRun, runGate } from './gate.ts';
import { DEPLOYMENT, propose, pullRequestEvent } from './scene.ts';

/** What surrounds a pull request may change under it, or lie about it. CI is green in all of them. */

const BUMP = { 'apps/redis.yaml': DEPLOYMENT('7.2.5') };
const refused = (status: string) => ({ status, armed: false, merged: false });

describe('a second pull request with the same head', () => {
  const SMUGGLED = { 'apps/redis.yaml': `${DEPLOYMENT('7.2.5')}# smuggled\n` };

  test('gets what the bound author of the first gets, not advice', async () => {
    const it = await gateScene();
    const { pull, fate } = await proposeAndRun(it, { files: SMUGGLED });
    it.repository.setBranch('copy', pull.head);
    const number = it.repository.openPullRequest({ head: 'copy', author: 'octocat' });
    await runGate(it, { number, head: pull.head });
    expect(fate).toEqual(refused('failure blocked: a line was added that is no version: `# smuggled`'));
    expect([fateOf(it, pull), fateOf(it, { number })]).toEqual([fate, fate]);
  });

  test('that a bot opens takes away the advice that a person got', async () => {
    const it = await gateScene();
    const person = await proposeAndRun(it, { branch: 'mine', author: 'octocat', files: SMUGGLED });
    expect(person.fate.status).toBe('success advice: Nothing binds its author; people merge it as ever.');
    it.repository.setBranch('renovate/late', person.pull.head);
    const number = it.repository.openPullRequest({ head: 'renovate/late', author: 'renovate[bot]' });
    await runGate(it, { number, head: person.pull.head });
    const blocked = refused('failure blocked: a line was added that is no version: `# smuggled`');
    expect([fateOf(it, person.pull), fateOf(it, { number })]).toEqual([blocked, blocked]);
  });

  test('that a bot opens between judging and acting', async () => {
    const it = await gateScene();
    const pull = propose(it, { branch: 'mine', author: 'octocat', files: SMUGGLED });
    passCi(it, pull.head);
    const between = () => {
      it.repository.setBranch('renovate/late', pull.head);
      it.repository.openPullRequest({ head: 'renovate/late', author: 'renovate[bot]' });
    };
    await runGate(it, pull, { between });
    expect(fateOf(it, pull)).toEqual(
      refused('error error: By now #2 of renovate[bot] has the same head, so advice is not enough.'),
    );
  });
});

describe('a pull request that is retargeted', () => {
  const lax = async () => {
    const it = await gateScene();
    const { repository } = it;
    repository.setBranch('lab', repository.branch('main'));
    const policy = 'version: 1\nauthors: { enforce: ["nobody"] }\n';
    repository.commit({ branch: 'lab', files: { '.github/gatehouse.yml': policy } });
    const files = { 'apps/redis.yaml': `${DEPLOYMENT('7.2.5')}# smuggled\n` };
    const pull = propose(it, { files, base: 'lab' });
    passCi(it, pull.head);
    return { it, pull };
  };

  test('brings no green along from a base whose policy is lax', async () => {
    const { it, pull } = await lax();
    await runGate(it, pull);
    expect(it.repository.statuses(pull.head).map(({ context, state }) => `${context} ${state}`)).toEqual([
      'ci success',
      'gatehouse/lab success',
    ]);
    it.repository.retarget(pull.number, 'main');
    expect(fateOf(it, pull)).toEqual({ status: null, armed: false, merged: false });
    await runGate(it, pull, { event: pullRequestEvent(it, pull, 'edited') });
    expect(fateOf(it, pull)).toEqual(refused('failure blocked: a line was added that is no version: `# smuggled`'));
  });

  test('between judging and acting', async () => {
    const { it, pull } = await lax();
    await runGate(it, pull, { between: () => it.repository.retarget(pull.number, 'main') });
    expect(fateOf(it, pull)).toEqual({ status: null, armed: false, merged: false });
    expect(it.repository.statuses(pull.head).map(({ context, state }) => `${context} ${state}`)).toEqual([
      'ci success',
      'gatehouse/lab error',
    ]);
  });
});

test('a hold that came to main after the branch was cut', async () => {
  const it = await gateScene();
  const pull = propose(it, { files: BUMP });
  passCi(it, pull.head);
  const hold = '{ package: docker.io/library/redis, allow: "<7.2.5", reason: "loses data", until: 2099-12-31 }';
  const policy = `${POLICY}holds:\n  - ${hold}\n`;
  it.repository.commit({ branch: 'main', files: { '.github/gatehouse.yml': policy } });
  await runGate(it, pull);
  expect(fateOf(it, pull)).toEqual(
    refused(
      'failure held: docker.io/library/redis 7.2.4 to 7.2.5 is held: the hold on docker.io/library/redis allows only <7.2.5; loses data',
    ),
  );
});

test('a bump of the gate itself', async () => {
  const uses = (sha: string, tag: string) =>
    `jobs:\n  gate:\n    uses: our-org/gatehouse/.github/workflows/gate.yml@${sha} # ${tag}\n`;
  const path = '.github/workflows/gate.yml';
  const it = await gateScene();
  const upstream = it.simulator.github.createRepository('our-org/gatehouse');
  const old = upstream.branch('main');
  upstream.tag('v1.0.0', old);
  const next = upstream.commit({ branch: 'main', files: { 'a.txt': '2' } });
  upstream.tag('v1.0.1', next);
  it.repository.commit({ branch: 'main', files: { [path]: uses(old, 'v1.0.0') } });
  const { fate } = await proposeAndRun(it, { files: { [path]: uses(next, 'v1.0.1') } });
  expect(fate).toEqual(
    refused(
      'failure blocked: our-org/gatehouse/.github/workflows/gate.yml v1.0.0 to v1.0.1 would change Gatehouse itself, which judges this change',
    ),
  );
});

describe('a rollback', () => {
  const NGINX = (tag: string) => ({ 'apps/nginx.yaml': DEPLOYMENT(tag).replaceAll('redis', 'nginx') });
  const SAID = { title: 'Revert "Update nginx"', body: 'Back to the last good state.', branch: 'rollback/nginx' };
  const incident = async () => {
    const it = await gateScene(NGINX('1.27.1'));
    it.repository.commit({ branch: 'main', files: NGINX('1.27.2'), message: 'Update nginx' });
    it.repository.conversation.openIssue({ title: 'Incident', labels: ['gatehouse/freeze'] });
    return it;
  };

  test('to a state that main never had is a downgrade, whatever it calls itself', async () => {
    const it = await incident();
    const pull = propose(it, { ...SAID, files: NGINX('1.27.0') });
    it.repository.conversation.addLabel(pull.number, 'rollback', 'renovate[bot]');
    passCi(it, pull.head);
    await runGate(it, pull);
    const why = 'docker.io/library/nginx 1.27.2 to 1.27.0 goes back to an older version: the version fell';
    expect(fateOf(it, pull)).toEqual(refused(`failure blocked: ${why}`));
  });

  test('to one that main had merges itself, in the freeze', async () => {
    const it = await incident();
    const { fate } = await proposeAndRun(it, { files: NGINX('1.27.1') });
    expect(fate).toMatchObject({ merged: true });
  });
});
