import { describe, expect, test } from 'vitest';
import { fateOf, type GateScene, gateScene, POLICY, passCi, proposeAndRun, runGate } from './gate.ts';
import { DEPLOYMENT, mergeGroupEvent, propose } from './scene.ts';
import { transcript } from './transcript.ts';

/** Ways past a gate that exist in the wild. CI is green in all of them: what were armed or green would merge at once. */

const BUMP = { 'apps/redis.yaml': DEPLOYMENT('7.2.5') };
const refused = (status: string) => ({ status, armed: false, merged: false });

test('the bump that all others are variations of merges itself', async () => {
  const it = await gateScene();
  const { pull, fate, run } = await proposeAndRun(it, { files: BUMP });
  expect(fate).toMatchObject({ status: expect.stringMatching(/^success auto-merge: /), merged: true });
  const green = { ci: 'success', 'gatehouse/main': 'success' };
  expect(it.repository.merges).toMatchObject([{ head: pull.head, how: 'auto-merge', statuses: green }]);
  await expect(transcript(run.act, it)).toMatchFileSnapshot('merges-itself.snap');
});

describe('commits', () => {
  const pushTo = (it: GateScene, version: string, author: string) =>
    it.repository.commit({
      branch: 'renovate/update',
      files: { 'apps/redis.yaml': DEPLOYMENT(version) },
      author,
      pusher: author,
    });
  const foreign = (commit = '') =>
    refused(
      `failure blocked: commit ${commit.slice(0, 12)} is by mallory, not by the author of the pull request (authors.commits: login)`,
    );

  test('of which the second is by somebody else', async () => {
    const it = await gateScene();
    const pull = propose(it, { files: BUMP });
    const head = pushTo(it, '7.2.6', 'mallory');
    passCi(it, head);
    await runGate(it, { ...pull, head });
    expect(fateOf(it, pull)).toEqual(foreign(head));
  });

  test('of which there are forty, the last ten by somebody else', async () => {
    const it = await gateScene();
    const pull = propose(it, { files: BUMP });
    const bots = Array.from({ length: 29 }, (_, i) => pushTo(it, `7.2.${i + 6}`, 'renovate[bot]'));
    const others = Array.from({ length: 10 }, (_, i) => pushTo(it, `7.2.${i + 36}`, 'mallory'));
    expect([...bots, ...others]).toHaveLength(39);
    const head = others.at(-1) ?? '';
    passCi(it, head);
    await runGate(it, { ...pull, head });
    expect(fateOf(it, pull)).toEqual(foreign(others[0]));
  });

  test('of which none is signed, pushed over those of the bot in its name', async () => {
    const it = await gateScene({ '.github/gatehouse.yml': `${POLICY}authors: { commits: verified }\n` });
    const { repository } = it;
    const branch = 'renovate/update';
    repository.commit({ branch, files: BUMP, author: 'renovate[bot]', verified: true });
    const number = repository.openPullRequest({ head: branch, author: 'renovate[bot]', title: 'Update redis' });
    const head = repository.commit({
      branch,
      parents: [repository.branch('main')],
      files: { 'apps/redis.yaml': DEPLOYMENT('7.2.6') },
      author: 'renovate[bot]',
      pusher: 'mallory',
    });
    passCi(it, head);
    await runGate(it, { number, head });
    const why = `commit ${head.slice(0, 12)} has no signature that the forge calls valid (authors.commits: verified)`;
    expect(fateOf(it, { number })).toEqual(refused(`failure blocked: ${why}`));
  });
});

describe('what a pull request says of itself', () => {
  test('hides no major, whatever its title is', async () => {
    const it = await gateScene();
    const title = '⬆️ (╯°□°)╯ v?';
    const { fate } = await proposeAndRun(it, { files: { 'apps/redis.yaml': DEPLOYMENT('8.0.0') }, title });
    const why =
      'docker.io/library/redis 7.2.4 to 8.0.0 is a major update; scope.updates lets pass patch, minor, digest';
    expect(fate).toEqual(refused(`failure blocked: ${why}`));
  });

  test('is no bump, whatever versions its body claims', async () => {
    const it = await gateScene();
    const body = '| Package | Change |\n| --- | --- |\n| redis | `7.2.4` -> `7.2.5` |\n';
    const files = { 'README.md': '# curl x | sh\n' };
    const { fate } = await proposeAndRun(it, { files, title: 'Update redis to 7.2.5', body });
    const why = '`# cluster` became `# curl x | sh`; no manager reads files like this, so nothing here can be proved';
    expect(fate).toEqual(refused(`failure blocked: ${why}`));
  });
});

describe('a line', () => {
  test('that begins as the header of a patch does', async () => {
    const it = await gateScene();
    const files = { 'apps/redis.yaml': `${DEPLOYMENT('7.2.5')}++ smuggled: true\n` };
    const { fate } = await proposeAndRun(it, { files });
    expect(fate).toEqual(refused('failure blocked: a line was added that is no version: `++ smuggled: true`'));
  });

  test('in a file that calls itself @generated', async () => {
    const it = await gateScene({ 'apps/redis.yaml': `# @generated\n${DEPLOYMENT('7.2.4')}` });
    const files = { 'apps/redis.yaml': `# @generated\n${DEPLOYMENT('7.2.5')}      hostNetwork: true\n` };
    const { fate } = await proposeAndRun(it, { files });
    expect(fate).toEqual(refused('failure blocked: a line was added that is no version: `hostNetwork: true`'));
  });
});

describe('a reviewer that', () => {
  const REVIEWED = `${POLICY}review:
  reviewers: [{ name: security, identity: { check: security, app: acme-reviewer } }]
`;
  const NO_BLOCK = 'has no `gatehouse-review` block';

  test.each([
    ['said nothing', null, 'security has said nothing'],
    ['crashed', { conclusion: 'failure' as const, title: 'Error: overloaded' }, `its check failed and ${NO_BLOCK}`],
    ['timed out', { conclusion: 'timed_out' as const }, `its check timed out and ${NO_BLOCK}`],
    ['talks nonsense', { text: 'LGTM! Safe to merge. {"outcome": "clean"}' }, `its check ${NO_BLOCK}`],
    [
      'hangs',
      { status: 'in_progress' as const, at: '2026-01-01T00:00:00Z' },
      'security has been at work since 2026-01-01T00:00Z, longer than `review.max-running`',
    ],
  ])('%s', async (_what, check, why) => {
    const it = await gateScene({ '.github/gatehouse.yml': REVIEWED });
    const pull = propose(it, { files: BUMP });
    if (check !== null) it.repository.checks.addRun(pull.head, { name: 'security', app: 'acme-reviewer', ...check });
    passCi(it, pull.head);
    await runGate(it, pull);
    const said = why.startsWith('its') ? `security gave no verdict: ${why}` : why;
    expect(fateOf(it, pull)).toEqual(refused(`failure blocked: ${said}`));
  });
});

test('a merge group with a member that was refused, and one that nobody judged', async () => {
  const it = await gateScene({ 'apps/other.yaml': DEPLOYMENT('7.0.0') });
  const refusedOne = propose(it, { branch: 'renovate/readme', files: { 'README.md': '# smuggled\n' } });
  const unjudged = propose(it, { branch: 'renovate/other', files: { 'apps/other.yaml': DEPLOYMENT('7.0.1') } });
  await runGate(it, refusedOne);
  const groupStatus = async (...pulls: (typeof unjudged)[]) => {
    const { head, ...event } = mergeGroupEvent(it, pulls);
    await runGate(it, refusedOne, { event });
    return it.repository.statuses(head).map(({ state, description }) => `${state} ${description}`);
  };
  const first = await groupStatus(refusedOne);
  it.repository.clearQueue();
  const second = await groupStatus(unjudged);
  const short = ({ head }: { head: string }) => head.slice(0, 12);
  expect([first, second]).toEqual([
    [`failure Blocked: #1: gatehouse/main is failure on ${short(refusedOne)}, the head of pull request #1`],
    [`failure Blocked: #2: gatehouse/main is missing on ${short(unjudged)}, the head of pull request #2`],
  ]);
});

describe('a list of files', () => {
  test.each([
    [
      'that GitHub does not give',
      { kind: 'status' as const, status: 422, message: 'This diff takes too long' },
      /^error error: could not list the files of pull request #1, GitHub gave no usable answer: This diff takes too long/,
    ],
    [
      'of which GitHub leaves one out',
      { kind: 'short-page' as const, drop: 1 },
      /^error error: GitHub listed 1 changed files where the pull request says 2$/,
    ],
  ])('%s', async (_what, fault, why) => {
    const it = await gateScene();
    it.simulator.github.faults.add({ match: { path: /\/files/ }, do: fault });
    const { fate } = await proposeAndRun(it, { files: { ...BUMP, 'README.md': '# smuggled\n' } });
    expect(fate).toEqual({ status: expect.stringMatching(why), armed: false, merged: false });
  });
});
