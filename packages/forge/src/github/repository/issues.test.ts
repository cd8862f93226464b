import { expect, test } from 'vitest';
import { LEVERS, scene } from './testing.ts';

const ISSUE = { title: 'Behind', body: 'text\n<!-- key -->', labels: ['freshness'] };

test('an issue is opened, found by its label, edited, closed and remarked upon', async () => {
  const it = await scene();
  const made = await it.forge.createIssue(ISSUE);
  expect(made).toMatchObject({ ...{ title: 'Behind', body: ISSUE.body }, state: 'open', viewerDidAuthor: true });
  expect(await it.forge.listIssues('freshness')).toEqual([made]);
  await it.forge.updateIssue(made.number, { title: 'Far behind', state: 'closed', stateReason: 'completed' });
  await it.forge.commentOnIssue(made.number, 'done');
  const [closed] = await it.forge.listIssues('freshness');
  expect(closed).toMatchObject({ title: 'Far behind', body: ISSUE.body, state: 'closed', closedBy: made.author });
  expect(closed?.closedAt).toMatch(/^\d{4}-/);
  await it.forge.updateIssue(made.number, { state: 'open', stateReason: 'reopened' });
  expect((await it.forge.listIssues('freshness'))[0]).toMatchObject({ state: 'open', closedAt: null, closedBy: null });
});

test('every page of both states, and who opened each', async () => {
  const it = await scene();
  const { conversation } = it.repository;
  for (let at = 0; at < 205; at += 1) {
    const number = conversation.openIssue({ title: `n${at}`, author: 'octocat', labels: ['freshness'] });
    if (at % 2 === 0) conversation.closeIssue(number, 'octocat');
  }
  const found = await it.forge.listIssues('freshness');
  expect(found).toHaveLength(205);
  expect(found.map(({ title }) => title).slice(0, 2)).toEqual(['n0', 'n1']);
  expect(found.filter(({ state }) => state === 'closed')).toHaveLength(103);
  expect(found[0]).toMatchObject({ author: 'octocat', viewerDidAuthor: false, closedBy: 'octocat' });
});

test.each(['no-answer', 'cut-body'] as const)(
  'an issue whose answer was lost (%s) is not opened twice',
  async (kind) => {
    const it = await scene();
    it.simulator.github.faults.add({ match: { method: 'POST', path: /\/issues$/, times: 1 }, do: { kind } });
    expect(await it.forge.createIssue(ISSUE)).toMatchObject({ title: 'Behind' });
    expect(await it.forge.listIssues('freshness')).toHaveLength(1);
  },
);

test('whoever cannot look does not write again', async () => {
  const it = await scene();
  it.simulator.github.faults.add({ match: { method: 'POST', path: /\/issues$/, times: 1 }, do: { kind: 'cut-body' } });
  it.simulator.github.faults.add({ match: { graphql: /issues/ }, do: { kind: 'status', status: 502 } });
  await expect(it.forge.createIssue(ISSUE)).rejects.toMatchObject({ code: 'unavailable' });
  it.simulator.github.faults.clear();
  expect(await it.forge.listIssues('freshness')).toHaveLength(1);
});

test('an issue that lost its label without a word is labelled', async () => {
  const it = await scene();
  const drop = (body: unknown) => ({ ...(body as object), labels: [] });
  it.simulator.github.faults.add({ match: { method: 'POST', path: /\/issues$/ }, do: { kind: 'rewrite', body: drop } });
  await it.forge.createIssue(ISSUE);
  expect(it.simulator.requests.map(({ path }) => path)).toContain('/repos/o/r/issues/1/labels');
});

test('a token without the permission is told the line', async () => {
  const it = await scene();
  const forge = it.forgeWith({ permissions: { permissions: { ...LEVERS, issues: 'read' } } });
  await expect(forge.createIssue(ISSUE)).rejects.toMatchObject({
    code: 'forbidden',
    fix: expect.stringContaining('`issues: write`'),
  });
});
