import type { KeptIssue } from '@gatehouse/forge';
import { GatehouseError, type Policy } from '@gatehouse/policy';
import type { Refusal } from '@gatehouse/release';
import { type Alarm, type Kept, keepIssue } from '../issues/index.ts';
import { asSentence } from '../shared/index.ts';
import type { FreshnessDeps } from './types.ts';

/** Keeps the issue of every alarm, one after the other; one that cannot be written hides no other. */
export async function keepAll(
  deps: Pick<FreshnessDeps, 'issues' | 'io' | 'clock'>,
  { freshness: { label, onClosed, snoozeMs } }: Policy,
  alarms: readonly Alarm[],
  dryRun: boolean,
): Promise<{ readonly issues: readonly Kept[]; readonly unkept: readonly Refusal[] }> {
  const issues: Kept[] = [];
  const unkept: Refusal[] = [];
  if (alarms.every(({ wish }) => wish === 'leave')) return { issues, unkept };
  const options = { label, rules: { onClosed, snoozeMs }, dryRun };
  let listed: readonly KeptIssue[];
  try {
    listed = await deps.issues.listIssues(label);
  } catch (error) {
    return { issues, unkept: [unwritable(label, error)] };
  }
  for (const alarm of alarms) {
    try {
      issues.push(await keepIssue(deps, listed, alarm, options));
    } catch (error) {
      unkept.push(unwritable(alarm.key, error));
    }
  }
  return { issues, unkept };
}

export function unwritable(place: string, error: unknown): Refusal {
  if (!(error instanceof GatehouseError)) throw error;
  return { rule: 'freshness/issue', place, message: asSentence(error.message), fix: error.fix };
}
