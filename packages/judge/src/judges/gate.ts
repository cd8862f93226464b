import { isQueueEntry } from '@gatehouse/bumps';
import { boundBy, type Gate, judgeContext, judgeGate, judgeReview, judgeRisk, type Verdict } from '@gatehouse/policy';
import type { Judge, Reading } from '../reading.ts';
import { forLanes } from './for-lanes.ts';
import { riskOf } from './risk-of.ts';
import { scopeVerdict } from './scope.ts';

const AT_THE_HEAD =
  "Judged on the head of its pull request, whose gate status tells; a queue's commit has no conversation.";

/** What stands under a pull request was judged there, before it was enqueued. */
function elsewhere(scope: Verdict, gate: Gate, bound: boolean): Verdict {
  const { edits: _edits, notes: _notes, ...rest } = scope;
  return { ...rest, gate, outcome: bound ? 'pass' : 'skip', summary: AT_THE_HEAD, findings: [], unchecked: [] };
}

function judgeWhole(reading: Reading): Verdict {
  const scope = scopeVerdict(reading);
  const risk = judgeRisk(reading);
  if (isQueueEntry(reading.change)) {
    const { bound } = boundBy(reading.policy, reading.change);
    const context = elsewhere(scope, 'context-pack', bound);
    return judgeGate({ ...reading, scope, risk, context, review: elsewhere(scope, 'quality-gate', bound) });
  }
  const judged = { ...reading, risk: riskOf(risk) };
  return judgeGate({ ...reading, scope, risk, context: judgeContext(judged), review: judgeReview(judged) });
}

/** Every judge over one reading, combined. */
export const wholeGate: Judge = {
  gate: 'gate',
  ...forLanes,
  judge: judgeWhole,
};
