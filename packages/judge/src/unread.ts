import type { Proof } from '@gatehouse/bumps';
import type { OpenedChange } from '@gatehouse/forge';
import { judgeScope, type Policy, type Verdict } from '@gatehouse/policy';
import type { JudgeDeps } from './deps.ts';
import type { Judge } from './reading.ts';

const NOTHING_READ: Proof = { bumps: [], residue: [], edits: [] };

/** The advice of metadata alone: which paths changed, and whose commits they are. */
export function judgeUnread(deps: JudgeDeps, judge: Judge, { change }: OpenedChange, policy: Policy): Verdict {
  const verdict = judgeScope({
    policy,
    change,
    proof: NOTHING_READ,
    pins: [],
    tool: deps.tool,
    gatehouseRepository: deps.gatehouse,
    now: deps.clock(),
  });
  return { ...verdict, gate: judge.gate };
}
