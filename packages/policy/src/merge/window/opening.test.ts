import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../../testing.ts';
import { isOpen, nextOpening } from './opening.ts';

function windowOf(zone: string, open: string, exceptions = '[]') {
  const text = `version: 1\nmerge:\n  window: { time-zone: ${zone}, open: ${open}, exceptions: ${exceptions} }`;
  const { window } = policyOf(text).merge;
  if (window === null) throw new Error('no window');
  return window;
}

const opening = (window: ReturnType<typeof windowOf>, at: string) =>
  nextOpening(window, new Date(at))?.toISOString() ?? null;

const WORK = '[{ days: [mon, tue, wed, thu, fri], from: "09:00", to: "17:00" }]';
const NIGHT = '[{ days: [fri], from: "22:00", to: "06:00" }]';
const daily = (from: string, to: string) =>
  `[{ days: [mon, tue, wed, thu, fri, sat, sun], from: "${from}", to: "${to}" }]`;
const CLOSED = '[{ date: 2026-11-23, closed: true }]';
const OTHER = '[{ date: 2026-11-21, from: "10:00", to: "11:00" }, { date: 2026-11-21, from: "20:00", to: "21:00" }]';

describe('the next opening', () => {
  // 2026-11-21 is a Saturday. Berlin changes clocks on 2026-03-29 at 01:00Z and on 2026-10-25 at 01:00Z.
  it.each([
    ['open now', 'Europe/Berlin', WORK, '[]', '2026-11-20T12:00:00Z', '2026-11-20T12:00:00.000Z'],
    ['its first minute', 'Europe/Berlin', WORK, '[]', '2026-11-20T08:00:00Z', '2026-11-20T08:00:00.000Z'],
    ['its last minute', 'Europe/Berlin', WORK, '[]', '2026-11-20T15:59:00Z', '2026-11-20T15:59:00.000Z'],
    ['its end', 'Europe/Berlin', WORK, '[]', '2026-11-20T16:00:00Z', '2026-11-23T08:00:00.000Z'],
    ['part of a minute', 'Europe/Berlin', WORK, '[]', '2026-11-20T15:59:30Z', '2026-11-20T15:59:30.000Z'],
    ['part of a minute before', 'Europe/Berlin', WORK, '[]', '2026-11-20T07:59:30Z', '2026-11-20T08:00:00.000Z'],
    ['the weekend', 'Europe/Berlin', WORK, '[]', '2026-11-21T12:00:00Z', '2026-11-23T08:00:00.000Z'],
    ['another zone', 'America/New_York', WORK, '[]', '2026-11-21T12:00:00Z', '2026-11-23T14:00:00.000Z'],
    ['a closed day', 'Europe/Berlin', WORK, CLOSED, '2026-11-21T12:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['other hours', 'Europe/Berlin', WORK, OTHER, '2026-11-21T08:00:00Z', '2026-11-21T09:00:00.000Z'],
    ['other hours, the second', 'Europe/Berlin', WORK, OTHER, '2026-11-21T10:00:00Z', '2026-11-21T19:00:00.000Z'],
    ['before midnight', 'Europe/Berlin', NIGHT, '[]', '2026-11-20T22:30:00Z', '2026-11-20T22:30:00.000Z'],
    ['past midnight', 'Europe/Berlin', NIGHT, '[]', '2026-11-21T04:59:00Z', '2026-11-21T04:59:00.000Z'],
    ['after the night', 'Europe/Berlin', NIGHT, '[]', '2026-11-21T05:00:00Z', '2026-11-27T21:00:00.000Z'],
    ['a night into an exception', 'Europe/Berlin', NIGHT, OTHER, '2026-11-20T23:00:00Z', '2026-11-21T09:00:00.000Z'],
    [
      'a start that is skipped',
      'Europe/Berlin',
      daily('02:30', '05:00'),
      '[]',
      '2026-03-29T00:00:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'hours that are skipped',
      'Europe/Berlin',
      daily('02:10', '02:50'),
      '[]',
      '2026-03-29T00:00:00Z',
      '2026-03-30T00:10:00.000Z',
    ],
    [
      'hours that come twice, first',
      'Europe/Berlin',
      daily('02:10', '02:50'),
      '[]',
      '2026-10-25T00:00:00Z',
      '2026-10-25T00:10:00.000Z',
    ],
    [
      'hours that come twice, again',
      'Europe/Berlin',
      daily('02:10', '02:50'),
      '[]',
      '2026-10-25T00:50:00Z',
      '2026-10-25T01:10:00.000Z',
    ],
    [
      'clocks set back into it',
      'Europe/Berlin',
      daily('01:00', '02:30'),
      '[]',
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:00:00.000Z',
    ],
    ['the whole day', 'UTC', daily('00:00', '24:00'), '[]', '2026-11-21T23:59:00Z', '2026-11-21T23:59:00.000Z'],
  ] as const)('%s', (_name, zone, open, exceptions, at, expected) => {
    expect(opening(windowOf(zone, open, exceptions), at)).toBe(expected);
  });

  it('is none when every day within reach is closed', () => {
    const days = Array.from({ length: 60 }, (_, week) => {
      const date = new Date(Date.UTC(2026, 10, 23 + 7 * week)).toISOString().slice(0, 10);
      return `{ date: ${date}, closed: true }`;
    });
    const window = windowOf('UTC', '[{ days: [mon], from: "09:00", to: "10:00" }]', `[${days.join(', ')}]`);
    expect(opening(window, '2026-11-21T12:00:00Z')).toBeNull();
  });

  it('is what trying every minute finds, across changes of clocks', () => {
    const time = fc
      .tuple(fc.nat(23), fc.constantFrom(0, 10, 30))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Havana', 'UTC');
    const start = fc.constantFrom('2026-03-28', '2026-03-07', '2026-10-24', '2026-10-31', '2026-04-04', '2026-10-03');
    fc.assert(
      fc.property(time, time, zone, start, fc.nat(47 * 60), (from, to, name, day, minutes) => {
        fc.pre(from !== to);
        const window = windowOf(name, daily(from, to), '[{ date: 2026-10-25, from: "01:30", to: "03:10" }]');
        const at = new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000);
        let tried = at;
        while (!isOpen(window, tried)) tried = new Date(tried.getTime() + 60_000);
        expect(nextOpening(window, at)?.toISOString()).toBe(tried.toISOString());
      }),
      { numRuns: 60 },
    );
  });
});
