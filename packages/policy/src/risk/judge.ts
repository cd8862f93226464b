import type { Change, Locator, Proof } from '@gatehouse/bumps';
import type { Conversation } from '../evidence/conversation.ts';
import { boundBy } from '../merge/bound.ts';
import type { Rollback } from '../merge/rollback.ts';
import type { Policy } from '../policy.ts';
import { verdictBump } from '../scope/judge.ts';
import type { Verdict } from '../verdict.ts';
import { judgedBy } from '../verdicts/judged.ts';
import { assessRisk } from './assess.ts';
import { declaredRisk } from './declared.ts';
import { fileDifferences } from './differences/index.ts';
import { riskSummary } from './summary.ts';

export interface JudgeRiskInput {
  readonly policy: Policy;
  readonly change: Change;
  readonly proof: Proof;
  readonly locate: Locator;
  readonly conversation: Conversation;
  /** What `recogniseRollback` answered; absent or null: it is none. */
  readonly rollback?: Rollback | null;
  /** `gatehouse@x.y.z` */
  readonly tool: string;
  readonly now: Date;
}

/**
 * How risky a change is, by its bytes. Only a declared risk that is lower than that is a finding: a high risk is no fault, it decides who
 * is asked. Pure: the same input gives the same verdict.
 */
export function judgeRisk(input: JudgeRiskInput): Verdict {
  const { policy, change, proof, locate, conversation, tool, rollback = null } = input;
  const differences = fileDifferences(change, proof, locate);
  const risk = assessRisk({ policy, change, proof, differences, locate, rollback });
  const findings = declaredRisk(policy, conversation, risk);
  const { bound } = boundBy(policy, change);
  const author = change.author?.login ?? null;
  const bumps = proof.bumps.map(verdictBump);
  return {
    schema: 1,
    tool,
    gate: 'risk',
    outcome: !bound ? 'skip' : findings.length === 0 ? 'pass' : 'block',
    summary: riskSummary({ risk, bumps, findings, bound, author }),
    ...judgedBy(policy, change, bound),
    bumps,
    findings,
    unchecked: [],
    risk,
  };
}
