import { z } from 'zod';

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `30m`, `12h`, `7d`. */
export const duration = z
  .string()
  .regex(/^[1-9][0-9]{0,3}[mhd]$/, { error: 'is not a length of time such as `7d`, `12h` or `30m`' });

/** Milliseconds of what `duration` accepts. */
export function milliseconds(text: string): number {
  return Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? 0);
}
