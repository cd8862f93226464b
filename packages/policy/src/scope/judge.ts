import type { Change, Proof } from '@gatehouse/bumps';
import type { Rollback } from '../merge/rollback.ts';
import type { Policy } from '../policy.ts';
import type { Finding, Verdict, VerdictBump } from '../verdict.ts';
import { judgedBy } from '../verdicts/judged.ts';
import { isEnforced } from './enforcement.ts';
import { limitFindings, uniqueFindings, withoutMoot } from './findings.ts';
import { SCOPE_RULES } from './registry.ts';
import { withoutRollback } from './rollback.ts';
import { atChange, BY_A_PERSON, type Pins, type ScopeContext } from './rule.ts';
import { scopeSummary } from './summary.ts';
import { uncheckedIn } from './unchecked.ts';

export interface ScopeInput {
  readonly policy: Policy;
  readonly change: Change;
  readonly proof: Proof;
  readonly pins: Pins;
  /** `gatehouse@x.y.z` */
  readonly tool: string;
  /** `owner/name` the running action comes from; null: not known (the command line). */
  readonly gatehouseRepository: string | null;
  /** For `until` of holds. */
  readonly now: Date;
  /** What `recogniseRollback` answered: a rollback may go to older versions, and nothing else is forgiven it. */
  readonly rollback?: Rollback | null;
}

/** Judges a change by every rule. Pure: the same input gives the same verdict. */
export function judgeScope(input: ScopeInput): Verdict {
  const { policy, change, proof, pins, tool } = input;
  const enforced = isEnforced(policy, change);
  const all = change.contentsRead
    ? everyFinding({ ...input, enforced }, input.rollback)
    : withoutContents(policy, change);
  const { findings, cut } = limitFindings(all);
  const outcome = enforced ? (all.length === 0 ? 'pass' : 'block') : 'skip';
  const bumps = proof.bumps.map(verdictBump);
  return {
    schema: 1,
    tool,
    gate: 'diff-scope',
    outcome,
    summary: scopeSummary({ outcome, bumps, findings, total: all.length, author: change.author?.login ?? null }),
    ...judgedBy(policy, change, enforced),
    bumps,
    findings,
    unchecked: uncheckedIn(policy, change, proof, pins),
    ...(proof.edits.length > 0 && { edits: proof.edits }),
    ...(cut && { truncated: true, counts: { bumps: bumps.length, findings: all.length, members: 0 } }),
  };
}

/**
 * What metadata alone decides, so that contents need not be read for an author who gets advice. `gatehouseRepository` is taken for symmetry
 * with `judgeScope`: references to Gatehouse show only in contents.
 */
export function metadataFindings(policy: Policy, change: Change, _gatehouseRepository?: string | null): Finding[] {
  const context = { policy, change, enforced: isEnforced(policy, change) };
  return uniqueFindings(SCOPE_RULES.flatMap((rule) => (rule.reads === 'metadata' ? rule.judge(context) : [])));
}

function everyFinding(context: ScopeContext, rollback: ScopeInput['rollback']): Finding[] {
  const found = uniqueFindings(SCOPE_RULES.flatMap((rule) => rule.judge(context)));
  return withoutMoot(withoutRollback(found, rollback));
}

function withoutContents(policy: Policy, change: Change): Finding[] {
  const found = metadataFindings(policy, change);
  if (found.length > 0) return found;
  const message = 'the contents of the change were not read, so no bump is proved';
  return [atChange('scope/nothing-proved', message, `Run the job again, or ${BY_A_PERSON}.`)];
}

/** What a verdict says of a bump. */
export function verdictBump({
  path,
  line,
  key,
  manager,
  datasource,
  name,
  from,
  to,
  update,
}: VerdictBump): VerdictBump {
  return { path, line, key, manager, datasource, name, from, to, update };
}
