import { expect, test } from 'vitest';
import { fateOf, gateScene, POLICY, passCi, runGate } from './gate.ts';
import { DEPLOYMENT, propose } from './scene.ts';

/** What stays visible on a pull request: one comment kept in place, one label of disposition, one of risk. */

const LABELS = `labels:
  dispositions: { auto-merge: merge/auto, blocked: merge/blocked, review: merge/manual }
  risks: { low: risk/low, medium: risk/medium, high: risk/high }
`;
const labelled = () => gateScene({ '.github/gatehouse.yml': `${POLICY}${LABELS}` });

test('follows the pull request from armed to refused and back, and leaves labels of others alone', async () => {
  const it = await labelled();
  const { conversation } = it.repository;
  const pull = propose(it, { files: { 'apps/redis.yaml': DEPLOYMENT('7.2.5') } });
  conversation.addLabel(pull.number, 'dependencies', 'renovate[bot]');
  const shown = () => ({
    labels: [...conversation.labels(pull.number)].sort(),
    comments: conversation.comments(pull.number).map(({ body }) => /^## .*$/m.exec(body)?.[0]),
    armed: fateOf(it, pull).armed,
  });
  const push = (files: Readonly<Record<string, string>>, author = 'renovate[bot]') =>
    it.repository.commit({ branch: 'renovate/update', files, author, pusher: 'octocat' });
  await runGate(it, pull);
  const merging = {
    labels: ['dependencies', 'merge/auto', 'risk/low'],
    comments: ['## 🚀 Merges itself'],
    armed: true,
  };
  expect(shown()).toEqual(merging);

  const foreign = push({ 'README.md': '# smuggled\n' }, 'mallory');
  passCi(it, foreign);
  expect(fateOf(it, pull)).toEqual({ status: null, armed: true, merged: false });
  await runGate(it, { ...pull, head: foreign });
  expect(shown()).toEqual({
    labels: ['dependencies', 'merge/blocked', 'risk/medium'],
    comments: ['## ⛔ Blocked'],
    armed: false,
  });

  it.repository.setBranch('renovate/update', pull.head, 'renovate[bot]');
  await runGate(it, pull);
  expect(shown()).toEqual(merging);
  passCi(it, pull.head);
  expect(it.repository.merges).toMatchObject([{ head: pull.head, how: 'auto-merge' }]);
});

test('shows text of the pull request as text', async () => {
  const path = 'apps/x\n##[error]z | `a` <img src=x onerror=alert(1)> [b](https:evil.example) @org.yaml';
  const it = await gateScene({ [path]: DEPLOYMENT('7.2.4') });
  const title = '::set-output name=state::success\n<script>alert(1)</script> closes #1 [skip ci]';
  const version = '7.2.5|`<b>`::error::x\u202e';
  const files = { [path]: DEPLOYMENT(version), 'apps/redis.yaml': `${DEPLOYMENT('7.2.5')}# @everyone <b>\n` };
  const pull = propose(it, { files, title, body: '::add-mask::gatehouse\n<!-- gatehouse:decision -->' });
  const { act } = await runGate(it, pull);
  const [comment, ...others] = it.repository.conversation.comments(pull.number).map(({ body }) => body);
  expect(others).toEqual([]);
  for (const shown of [comment, act.summary])
    expect(shown).not.toMatch(/<img|<b>|<script|\]\(https:evil|`|@org|@every|\u202e/);
  const commands = act.log.split('\n').filter((line) => /^\s*::/.test(line) || line.includes('##['));
  expect(commands.filter((line) => !/^::(?:error|add-mask)[ :]/.test(line))).toEqual([]);
});

test('merges under a headline of our own, whatever the title says', async () => {
  const it = await labelled();
  const title = 'Update redis [skip ci]\n\nCloses #1\nCo-authored-by: Mallory <m@evil.example>';
  const pull = propose(it, { files: { 'apps/redis.yaml': DEPLOYMENT('7.2.5') }, title });
  passCi(it, pull.head);
  await runGate(it, pull);
  const [merge] = it.repository.merges;
  const commit = it.repository.resolve(merge?.sha ?? '');
  expect(commit).toMatchObject({ type: 'commit', message: expect.any(String) });
  const message = String(Object(commit).message);
  expect(message).not.toMatch(/skip ci|closes|co-authored-by/i);
  expect(message.replace(pull.head, 'HEAD')).toMatchInlineSnapshot(`
    "Update docker.io/library/redis to 7.2.5 (patch) (#1)

    - docker.io/library/redis from 7.2.4 to 7.2.5 (patch)

    Pull request 1 of renovate, head HEAD, low risk, lane bumps. Merged by Gatehouse."
  `);
});
