import type { Evidence, Refusal } from '@gatehouse/release';

/** What one check found; it passed when it refuses nothing. */
export interface Checked {
  readonly evidence: readonly Evidence[];
  readonly refusals: readonly Refusal[];
}

export function evidence(check: string, outcome: Evidence['outcome'], detail: string): Evidence {
  return { check, outcome, detail };
}

/** A check with a refusal or none. */
export function judged(check: string, refusals: readonly Refusal[], passed: string): Checked {
  const [first] = refusals;
  const said = first === undefined ? evidence(check, 'passed', passed) : evidence(check, 'failed', first.message);
  return { evidence: [said], refusals };
}

/** Runs checks in order, cheapest first, and stops behind the first that refuses. */
export async function inOrder(checks: readonly (() => Promise<Checked>)[]): Promise<Checked> {
  const found: Checked = { evidence: [], refusals: [] };
  let all = found;
  for (const check of checks) {
    const next = await check();
    all = { evidence: [...all.evidence, ...next.evidence], refusals: next.refusals };
    if (next.refusals.length > 0) break;
  }
  return all;
}
