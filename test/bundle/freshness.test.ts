import { expect, test } from 'vitest';
import { commitToSource, freshnessScene, issuesOf, ownToken, pinTo, runFreshness, SOURCE_POLICY } from './freshness.ts';

const ONE = { policy: () => SOURCE_POLICY('max-commits: 1\n      max-age: 9999d') };
const ISSUE = 'The pin lib is behind acme/lib';

test('a source is told in one issue while it is stale, on the imported paths alone, and the issue closes when it is fresh', async () => {
  const it = await freshnessScene(ONE);
  commitToSource(it, 'README.md', '# lib, again\n');
  commitToSource(it, 'src/a.txt', 'two\n');
  expect(await runFreshness(it)).toMatchObject({ exit: 0, outputs: { outcome: 'nothing', stale: '[]' } });
  expect(issuesOf(it)).toEqual([]);

  const tip = commitToSource(it, 'src/b.txt', 'one\n');
  const stale = await runFreshness(it);
  expect(stale).toMatchObject({ exit: 0, outputs: { outcome: 'done', stale: '["lib"]', 'dead-pins': '0' } });
  expect(issuesOf(it)).toEqual([`#1 open ${ISSUE}`]);
  const { body } = it.repository.conversation.issue(1);
  expect(body).toContain('it lacks 2 commits, and 1 may be lacking');
  expect(body).toContain(`/acme/lib/compare/${it.first}...${tip}`);
  expect(stale.summary).toContain('| <code>lib</code> | **stale** | 2 commits |');
  expect(stale.log).toContain('::warning title=freshness/stale::The pin lib of acme/lib is stale: it lacks 2 commits');
  expect(stale.report).toMatchObject({ sources: [{ name: 'lib', state: 'stale', measured: { behind: 2, tip } }] });

  await runFreshness(it);
  expect(issuesOf(it)).toEqual([`#1 open ${ISSUE}`]);
  pinTo(it, tip);
  expect(await runFreshness(it)).toMatchObject({ exit: 0, outputs: { outcome: 'done', stale: '[]' } });
  expect(issuesOf(it)).toEqual([`#1 closed completed ${ISSUE}`]);

  pinTo(it, it.first);
  await runFreshness(it);
  expect(issuesOf(it)).toEqual([`#1 open ${ISSUE}`]);
}, 60_000);

test('a force-push is told, and a pin that is gone closes nothing', async () => {
  const it = await freshnessScene(ONE);
  const orphan = it.source.commit({ branch: 'main', files: { 'src/a.txt': 'other\n' }, parents: [] });
  await runFreshness(it);
  expect(it.repository.conversation.issue(1).body).toContain('the pinned commit is not on the branch');
  pinTo(it, 'c'.repeat(40));
  const gone = await runFreshness(it);
  expect(gone).toMatchObject({ exit: 1, outputs: { outcome: 'refused' } });
  expect(gone.log).toContain('freshness/source at acme/lib');
  expect(issuesOf(it)).toEqual([`#1 open ${ISSUE}`]);
  pinTo(it, orphan);
  await runFreshness(it);
  expect(issuesOf(it)).toEqual([`#1 closed completed ${ISSUE}`]);
}, 60_000);

test('a private source needs a token of its own, and without one nothing closes', async () => {
  const it = await freshnessScene(ONE);
  commitToSource(it, 'src/b.txt', 'one\n');
  commitToSource(it, 'src/c.txt', 'one\n');
  await runFreshness(it);
  pinTo(it, it.source.branch('main'));
  const run = await runFreshness(it, { 'source-token': '' });
  expect(run).toMatchObject({ exit: 1, outputs: { outcome: 'refused' } });
  expect(run.log).toContain('set `source-token` to a token that may read its contents');
  expect(run.summary).toContain('<code>freshness/source</code>');
  expect(issuesOf(it)).toEqual([`#1 open ${ISSUE}`]);
}, 60_000);

test('an issue that a person closed is left alone for as long as policy says', async () => {
  const quiet = 'max-commits: 0\n      max-age: 9999d';
  const it = await freshnessScene({ policy: () => SOURCE_POLICY(quiet, '  snooze-for: 9999d\n') });
  commitToSource(it, 'src/b.txt', 'one\n');
  await runFreshness(it);
  it.repository.conversation.closeIssue(1, 'octocat');
  const snoozed = await runFreshness(it);
  expect(snoozed).toMatchObject({ exit: 0, outputs: { outcome: 'nothing', stale: '["lib"]' } });
  expect(snoozed.summary).toMatch(/\| snoozed until 2\d\d\d-\d\d-\d\d \d\d:\d\d UTC \|/);
  expect(issuesOf(it)).toEqual([`#1 closed completed ${ISSUE}`]);

  const policy = `version: 1\n${SOURCE_POLICY(quiet, '  on-closed: reopen\n')}`;
  it.repository.commit({ branch: 'main', files: { '.github/gatehouse.yml': policy } });
  await runFreshness(it);
  expect(issuesOf(it)).toEqual([`#1 open ${ISSUE}`]);
}, 60_000);

test("another's issue with the marker is not taken for ours, and people's words around the block stay", async () => {
  const it = await freshnessScene(ONE);
  const forged = '<!-- gatehouse-issue freshness/lib -->\nAll is well.';
  it.repository.conversation.openIssue({
    title: 'Forged',
    body: forged,
    labels: ['gatehouse/freshness'],
    author: 'octocat',
  });
  for (const name of ['b', 'c']) commitToSource(it, `src/${name}.txt`, 'one\n');
  await runFreshness(it);
  expect(issuesOf(it)).toEqual(['#1 open Forged', `#2 open ${ISSUE}`]);
  const { body } = it.repository.conversation.issue(2);
  it.repository.conversation.edit(2, { body: `Waiting for the vendor.\n\n${body}`, by: 'octocat' });
  commitToSource(it, 'src/d.txt', 'one\n');
  await runFreshness(it);
  const edited = it.repository.conversation.issue(2).body;
  expect(edited).toMatch(/^Waiting for the vendor\.\n\n<!-- gatehouse-issue freshness\/lib -->/);
  expect(edited).toContain('it lacks 3 commits');
  expect(it.repository.conversation.issue(1).body).toBe(forged);
}, 60_000);

test('a dry run writes nothing, and a rehearsal leaves nothing open', async () => {
  const it = await freshnessScene(ONE);
  for (const name of ['b', 'c']) commitToSource(it, `src/${name}.txt`, 'one\n');
  const dry = await runFreshness(it, { 'dry-run': 'true' });
  expect(dry).toMatchObject({ exit: 0, outputs: { outcome: 'planned', stale: '["lib"]' } });
  expect(dry.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')).toEqual([]);
  const rehearsal = await runFreshness(it, { 'simulate-stale': 'true' });
  expect(rehearsal).toMatchObject({ exit: 0, outputs: { outcome: 'done' } });
  expect(issuesOf(it)).toEqual([`#1 closed completed Rehearsal: ${ISSUE}`]);
  await runFreshness(it);
  await runFreshness(it, { 'simulate-stale': 'true' });
  expect(issuesOf(it)).toEqual([`#1 closed completed Rehearsal: ${ISSUE}`, `#2 open ${ISSUE}`]);
}, 60_000);

test('another branch, a wrong input and a missing permission are refused by name', async () => {
  const it = await freshnessScene(ONE);
  for (const name of ['b', 'c']) commitToSource(it, `src/${name}.txt`, 'one\n');
  const branch = await runFreshness(it, {}, { GITHUB_REF: 'refs/heads/topic' });
  expect(branch.exit).toBe(1);
  expect(branch.log).toContain('freshness/not-default-branch at refs/heads/topic');
  const input = await runFreshness(it, { 'dry-run': 'yes' });
  expect(input.log).toContain("Input 'dry-run' is 'yes'");
  const token = it.simulator.github.createToken({ permissions: { contents: 'read', issues: 'read' } });
  const reader = await runFreshness(it, { token });
  expect(reader).toMatchObject({ exit: 1, outputs: { outcome: 'refused', stale: '["lib"]' } });
  expect(reader.log).toContain('issues: write');
  expect(ownToken(it)).not.toBe(token);
}, 60_000);
