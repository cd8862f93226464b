import type { PolicyFile } from '../../schema/policy-file.ts';
import { WEEKDAYS } from '../weekdays.ts';

type WindowFile = NonNullable<PolicyFile['merge']['window']>;

/** Minutes of a local day, 0 to 1440; `to` above 1440 lies on the next day. `from` belongs to it, `to` does not. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** `merge.window`, compiled. */
export interface Window {
  /** IANA time zone, which days and times are meant in. */
  readonly zone: string;
  /** Hours by the weekday on which they begin, Monday first. */
  readonly weekdays: readonly (readonly Hours[])[];
  /** Days (`2026-12-24`) on which only these hours count; empty: closed. */
  readonly exceptions: ReadonlyMap<string, { readonly hours: readonly Hours[]; readonly reason: string | null }>;
}

export function compileWindow(file: WindowFile): Window {
  const weekdays = WEEKDAYS.map((day) => file.open.filter(({ days }) => days.includes(day)).map(hoursOf));
  const dates = new Set(file.exceptions.map(({ date }) => date));
  const exceptions = new Map([...dates].map((date) => [date, exceptionOf(file, date)]));
  return { zone: file['time-zone'], weekdays, exceptions };
}

/** Several entries for one day add up, but a closed day stays closed. */
function exceptionOf(file: WindowFile, date: string): { hours: readonly Hours[]; reason: string | null } {
  const entries = file.exceptions.filter((entry) => entry.date === date);
  const closed = entries.some((entry) => 'closed' in entry);
  const hours = closed ? [] : entries.flatMap((entry) => ('from' in entry ? [hoursOf(entry)] : []));
  return { hours, reason: entries.find(({ reason }) => reason !== undefined)?.reason ?? null };
}

function hoursOf({ from, to }: { from: string; to: string }): Hours {
  const [start, end] = [minutes(from), minutes(to)];
  return { from: start, to: end > start ? end : end + 1440 };
}

function minutes(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}
