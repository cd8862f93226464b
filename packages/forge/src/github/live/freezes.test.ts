import { summarise } from '@gatehouse/simulator';
import { expect, test } from 'vitest';
import { bump, liveOf, type Scene, scene } from '../testing.ts';
import { CLOSED_FREEZES } from './freezes.ts';

const freezeLabels = ['freeze'];

async function frozen() {
  const it = await scene();
  const { number } = bump(it, { 'a.yaml': '2\n' });
  it.repository.collaborator('writer', 'write');
  it.repository.collaborator('triager', 'triage');
  const issue = (title: string, by?: string | null, label = 'freeze') => {
    const opened = it.repository.conversation.openIssue({ title, labels: [label], at: '2026-11-20T08:00:00Z' });
    if (by !== undefined) it.repository.conversation.closeIssue(opened, by ?? 'somebody');
    if (by === null)
      for (const event of it.repository.conversation.issue(opened).thread.events) Object.assign(event, { actor: null });
    return opened;
  };
  const read = async (labels = freezeLabels) => (await liveOf(it, number, { freezeLabels: labels })).live.freezes;
  return { it, number, issue, read };
}

const asked = ({ simulator }: Scene) => simulator.requests.filter(({ method }) => method === 'GET').map(summarise);

test('open freeze issues come with the rest, and issues of other labels do not', async () => {
  const { it, issue, read } = await frozen();
  const number = issue('Release week');
  issue('Something else', undefined, 'bug');
  expect(await read()).toEqual([
    {
      number,
      title: 'Release week',
      url: expect.stringMatching(new RegExp(`/o/r/issues/${number}$`)),
      state: 'open',
      openedAt: '2026-11-20T08:00:00Z',
      closedBy: null,
      closerCanWrite: null,
    },
  ]);
  expect(it.simulator.requests).toHaveLength(1);
  expect(await read([])).toEqual([]);
});

test('who closed one may write, or may not; each account is asked about once in a run', async () => {
  const { it, issue, read } = await frozen();
  issue('a', 'writer');
  issue('b', 'triager');
  issue('c', 'writer');
  issue('d', 'cleaner[bot]');
  issue('e', null);
  const closers = (await read()).map(({ title, closedBy, closerCanWrite }) => [title, closedBy?.login, closerCanWrite]);
  expect(closers).toEqual([
    ['e', undefined, false],
    ['d', 'cleaner[bot]', false],
    ['c', 'writer', true],
    ['b', 'triager', false],
    ['a', 'writer', true],
  ]);
  const permissions = ['cleaner%5Bbot%5D', 'writer', 'triager'].map((login) =>
    expect.stringContaining(`GET /repos/o/r/collaborators/${login}/permission`),
  );
  expect(asked(it)).toEqual(permissions);
  await read();
  expect(asked(it)).toHaveLength(3);
});

test('of a reviewer of this pull request it is known already', async () => {
  const { it, number, issue, read } = await frozen();
  issue('a', 'writer');
  it.repository.conversation.addReview(number, { author: 'writer', state: 'COMMENTED' });
  expect(await read()).toMatchObject([{ closerCanWrite: true }]);
  expect(it.simulator.requests).toHaveLength(1);
});

test('several labels: any of them freezes, and an issue with two of them is one', async () => {
  const { it, issue, read } = await frozen();
  const first = issue('a');
  const second = issue('b', undefined, 'stop');
  it.repository.conversation.addLabel(second, 'freeze');
  expect((await read(['freeze', 'stop', 'none'])).map(({ number }) => number)).toEqual([second, first]);
  await expect(read(Array.from({ length: 11 }, (_, index) => `l${index}`))).rejects.toMatchObject({
    code: 'policy-invalid',
  });
});

test('of closed ones the last to be opened are read, of open ones none is hidden behind them', async () => {
  const { issue, read } = await frozen();
  const open = issue('open');
  for (let index = 0; index <= CLOSED_FREEZES; index += 1) issue(`closed ${index}`, 'writer');
  const found = await read();
  expect(found).toHaveLength(CLOSED_FREEZES + 1);
  expect(found.at(-1)?.number).toBe(open);
  expect(found.map(({ title }) => title)).not.toContain('closed 0');
});

test('nobody hides one by commenting on older ones: a comment is open to all', async () => {
  const { it, issue, read } = await frozen();
  const old = Array.from({ length: CLOSED_FREEZES }, (_, index) => issue(`over ${index}`, 'writer'));
  const latest = issue('Stop', 'somebody');
  for (const one of old) it.repository.conversation.addComment(one, { author: 'somebody', body: 'thanks' });
  expect((await read())[0]).toMatchObject({ number: latest, closerCanWrite: false });
});

test('without `issues: read` the token is told so', async () => {
  const { it, number } = await frozen();
  const permissions = { checks: 'read', contents: 'read', 'pull-requests': 'read', statuses: 'read' } as const;
  const reader = it.readerWith({ token: it.simulator.github.createToken({ permissions }) });
  const target = { pullRequest: number, policyPath: 'p', baseRef: 'main', marker: 'm' };
  await expect(reader.readLive({ ...target, freezeLabels })).rejects.toMatchObject({
    code: 'forbidden',
    fix: expect.stringContaining('`issues: read`'),
  });
  expect((await reader.readLive({ ...target, freezeLabels: [] })).live.freezes).toEqual([]);
});
