import { boundBy, judgeContext, judgeGate, judgeReview, judgeRisk } from '@gatehouse/policy';
import type { Judge } from '../reading.ts';
import { riskOf } from './risk-of.ts';
import { scopeVerdict } from './scope.ts';

/** Every judge over one reading, combined. */
export const wholeGate: Judge = {
  gate: 'gate',
  needsConversation: true,
  advises: true,
  binds: (policy, change) => boundBy(policy, change).bound,
  judge: (reading) => {
    const scope = scopeVerdict(reading);
    const risk = judgeRisk(reading);
    const judged = { ...reading, risk: riskOf(risk) };
    return judgeGate({ ...reading, scope, risk, context: judgeContext(judged), review: judgeReview(judged) });
  },
};
