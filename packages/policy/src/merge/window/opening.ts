import { DateTime } from 'luxon';
import type { Hours, Window } from './policy.ts';

/** A window that opens on none of so many days is told as one that does not open. */
const DAYS_SEARCHED = 400;
const DAY = 1440;

/**
 * Whether arming is allowed at an instant. It is decided by what a clock on the wall shows, so an hour that a change of clocks skips
 * never comes, and one that it repeats is open twice. On a day with an exception nothing else counts, not even what began the evening
 * before.
 */
export function isOpen(window: Window, at: Date): boolean {
  return isOpenAt(window, DateTime.fromJSDate(at, { zone: window.zone }));
}

/** `at` itself when arming is allowed then, else the first minute after it in which it is; null: none within 400 days. */
export function nextOpening(window: Window, at: Date): Date | null {
  if (isOpen(window, at)) return at;
  const from = DateTime.fromMillis(Math.ceil(at.getTime() / 60_000) * 60_000, { zone: window.zone });
  for (let days = 0; days < DAYS_SEARCHED; days++) {
    const opening = edges(window, from.startOf('day').plus({ days }))
      .filter((edge) => edge >= from && isOpenAt(window, edge))
      .reduce<DateTime | null>((first, edge) => (first === null || edge < first ? edge : first), null);
    if (opening !== null) return opening.toJSDate();
  }
  return null;
}

function isOpenAt(window: Window, at: DateTime): boolean {
  const minute = at.hour * 60 + at.minute;
  if (hoursOn(window, at).some(({ from, to }) => minute >= from && minute < to)) return true;
  const excepted = window.exceptions.has(dateOf(at));
  return !excepted && hoursOn(window, at.minus({ days: 1 })).some(({ to }) => minute + DAY < to);
}

function hoursOn(window: Window, at: DateTime): readonly Hours[] {
  return window.exceptions.get(dateOf(at))?.hours ?? window.weekdays[at.weekday - 1] ?? [];
}

/** Every instant of a local day at which a window can open: its times of day, both where one comes twice, and changes of clocks. */
function edges(window: Window, day: DateTime): DateTime[] {
  const starts = hoursOn(window, day).flatMap(({ from }) =>
    day.set({ hour: Math.floor(from / 60), minute: from % 60 }).getPossibleOffsets(),
  );
  return [day, ...starts, ...changeOfClocks(day)];
}

/** The first minute after the clocks were changed on a day; nothing on an ordinary one. */
function changeOfClocks(day: DateTime): DateTime[] {
  const end = day.plus({ days: 1 });
  if (end.offset === day.offset) return [];
  let [before, after] = [0, Math.round(end.diff(day, 'minutes').minutes)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (day.plus({ minutes: middle }).offset === day.offset) before = middle;
    else after = middle;
  }
  return [day.plus({ minutes: after })];
}

function dateOf(at: DateTime): string {
  return at.toFormat('yyyy-MM-dd');
}
