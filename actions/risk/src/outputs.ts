import type { Verdict } from '@gatehouse/policy';

/** Reasons are cut where they would make the output too long; the verdict's file has all of them. */
const MAX_REASONS = 200;

export function outputs({ risk }: Verdict): Record<string, string> {
  if (risk === undefined) return { level: '', reasons: '[]' };
  return { level: risk.level, reasons: JSON.stringify(risk.reasons.slice(0, MAX_REASONS)) };
}
