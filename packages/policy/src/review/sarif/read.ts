import { readJson } from '../block/json.ts';
import { type AnyFinding, findingsOf } from './results.ts';
import { type SarifRun, sarifSchema } from './schema.ts';

/** What a SARIF file says about a head; `problem` is a predicate. */
export type ReadSarif =
  | { readonly outcome: 'reviewed'; readonly findings: readonly AnyFinding[] }
  | { readonly outcome: 'could-not-review' | 'stale' | 'untrusted'; readonly problem: string };

const MAX_LENGTH = 20 * 1024 * 1024;

/** Reads a SARIF 2.1.0 file. Every run must have looked, without an error, at this head. Never throws. */
export function readSarif(text: string, head: string): ReadSarif {
  const { value, problem } = readJson(text, MAX_LENGTH);
  if (problem !== null) return { outcome: 'could-not-review', problem };
  const parsed = sarifSchema.safeParse(value);
  if (!parsed.success) return { outcome: 'could-not-review', problem: 'is not SARIF 2.1.0 as it is read here' };
  const { runs } = parsed.data;
  const refused = runs.flatMap((run) => foreign(run, head) ?? []).concat(runs.flatMap((run) => failure(run) ?? []));
  return refused[0] ?? { outcome: 'reviewed', findings: runs.flatMap(findingsOf) };
}

function foreign({ versionControlProvenance }: SarifRun, head: string): ReadSarif | null {
  const revisions = (versionControlProvenance ?? []).flatMap(({ revisionId }) => revisionId ?? []);
  if (revisions.includes(head)) return null;
  const [other] = revisions;
  if (other === undefined)
    return { outcome: 'untrusted', problem: 'does not say which commit it is about (versionControlProvenance)' };
  return {
    outcome: 'stale',
    problem: `is about ${/^[0-9a-f]{40}$/.test(other) ? other.slice(0, 12) : 'something else'}`,
  };
}

function failure({ invocations, results }: SarifRun): ReadSarif | null {
  const refuse = (problem: string): ReadSarif => ({ outcome: 'could-not-review', problem });
  if (results === undefined || results === null) return refuse('has a run without results, so its tool did not look');
  for (const { executionSuccessful, ...told } of invocations ?? []) {
    if (!executionSuccessful) return refuse('has a run that failed (executionSuccessful)');
    const notes = [...(told.toolExecutionNotifications ?? []), ...(told.toolConfigurationNotifications ?? [])];
    if (notes.some(({ level }) => level === 'error')) return refuse('has a run whose tool reports an error');
  }
  return null;
}
