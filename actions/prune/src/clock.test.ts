import { expect, test } from 'vitest';
import { serverClock } from './clock.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');

test.each([
  ['a clock that is right', ['Sat, 21 Nov 2026 12:00:00 GMT'], '2026-11-21T12:00:00.000Z'],
  ['one that is a month ahead', ['Wed, 21 Oct 2026 12:00:00 GMT', null], '2026-10-21T12:00:00.000Z'],
  ['one that is behind', ['Mon, 21 Dec 2026 12:00:00 GMT'], '2026-11-21T12:00:00.000Z'],
  ['answers without a date', [null, 'soon'], '2026-11-21T12:00:00.000Z'],
  ['nobody asked yet', [], '2026-11-21T12:00:00.000Z'],
])('the earlier time: %s', async (_what, dates, time) => {
  const left = [...dates];
  const send = async () => {
    const date = left.shift();
    return new Response('', { headers: date ? { date } : {} });
  };
  const clock = serverClock(send, () => NOW);
  for (const _ of dates) await clock.fetch('https://api.github.com');
  expect(clock.now().toISOString()).toBe(time);
});
