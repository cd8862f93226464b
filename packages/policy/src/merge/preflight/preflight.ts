import type { Policy } from '../../policy.ts';
import type { Verdict } from '../../verdict.ts';
import { approvalsOf } from '../approvals.ts';
import type { LiveState } from '../live.ts';
import type { Posture, Refusal } from '../posture.ts';
import { changeChecks } from './change.ts';
import type { PostureCheck, PostureFacts } from './check.ts';
import { ciChecks, gateChecks } from './gate.ts';
import { deadlockChecks } from './rules.ts';
import { settingChecks } from './settings.ts';
import { tokenChecks } from './token.ts';

export interface PreflightInput {
  readonly policy: Policy;
  readonly verdict: Verdict;
  readonly live: LiveState;
  /** Null: it could not be read. */
  readonly posture: Posture | null;
}

/** Why this pull request may not be armed here, the most telling first; empty: it may. */
export function preflight({ policy, verdict, live, posture }: PreflightInput): Refusal[] {
  if (posture === null) return [unknown()];
  const facts = { policy, posture, baseRef: live.baseRef };
  const approvals = approvalsOf({ policy, live, posture }).by.length;
  const checks = [...standingChecks(facts), ...deadlockChecks(facts, approvals), ...changeChecks(facts, verdict)];
  return checks.filter(({ ok }) => ok !== true).map(({ check, message, fix }) => ({ rule: check, message, fix }));
}

/** What holds for every change: first what makes the gate worthless, then what GitHub would refuse. */
export function standingChecks(facts: PostureFacts): PostureCheck[] {
  return [...tokenChecks(facts), ...gateChecks(facts), ...ciChecks(facts), ...settingChecks(facts)];
}

function unknown(): Refusal {
  const fix = 'Run the job again; if it happens every time, give its token metadata: read and contents: read.';
  return { rule: 'merge/posture-unknown', message: 'the rules of the base branch could not be read', fix };
}
