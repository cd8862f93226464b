import { expect, test } from 'vitest';
import { bump, liveOf, scene } from '../testing.ts';

test('whoever added a label last is who it is from', async () => {
  const it = await scene();
  const { number } = bump(it, { 'a.yaml': '2\n' });
  const { conversation } = it.repository;
  conversation.addLabel(number, 'risk/low', 'github-actions[bot]');
  conversation.addLabel(number, 'hold', 'somebody');
  conversation.addLabel(number, 'moved', 'somebody');
  conversation.removeLabel(number, 'moved', 'somebody');
  conversation.addLabel(number, 'moved', 'renovate[bot]');
  conversation.addLabel(number, 'gone', 'somebody');
  conversation.removeLabel(number, 'gone', 'somebody');
  expect((await liveOf(it, number)).live.labels).toEqual([
    { name: 'risk/low', byPerson: false },
    { name: 'hold', byPerson: true },
    { name: 'moved', byPerson: false },
  ]);
  expect(it.simulator.requests).toHaveLength(1);
});

test('earlier events are read as long as a label has none, and no longer', async () => {
  const it = await scene();
  const { number } = bump(it, { 'a.yaml': '2\n' });
  const { conversation } = it.repository;
  conversation.addLabel(number, 'old', 'renovate[bot]');
  for (let index = 0; index < 250; index += 1) {
    conversation.addLabel(number, 'again', 'somebody');
    conversation.removeLabel(number, 'again', 'somebody');
  }
  conversation.addLabel(number, 'new', 'renovate[bot]');
  expect((await liveOf(it, number)).live.labels).toEqual([
    { name: 'old', byPerson: false },
    { name: 'new', byPerson: false },
  ]);
  expect(it.simulator.requests).toHaveLength(3);
  conversation.removeLabel(number, 'old');
  it.simulator.requests.length = 0;
  await liveOf(it, number);
  expect(it.simulator.requests).toHaveLength(1);
});

test('a label of which nobody is known to have added it counts as a person’s', async () => {
  const it = await scene();
  const { number } = bump(it, { 'a.yaml': '2\n' });
  it.repository.conversation.addLabel(number, 'ghostly', 'somebody');
  it.repository.conversation.addLabel(number, 'eventless', 'renovate[bot]');
  const { events } = it.repository.pullRequest(number).thread;
  const [ghostly] = events.splice(0, 2);
  if (ghostly !== undefined) events.push({ ...ghostly, actor: null });
  expect((await liveOf(it, number)).live.labels).toEqual([
    { name: 'ghostly', byPerson: true },
    { name: 'eventless', byPerson: true },
  ]);
});
