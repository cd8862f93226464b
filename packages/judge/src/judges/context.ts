import { boundBy, judgeContext, judgeRisk, type Verdict } from '@gatehouse/policy';
import type { Judge, Reading } from '../reading.ts';
import { riskOf } from './risk-of.ts';

function contextVerdict(reading: Reading): Verdict {
  return judgeContext({ ...reading, risk: riskOf(judgeRisk(reading)) });
}

export const contextJudge: Judge = {
  gate: 'context-pack',
  needsConversation: true,
  advises: true,
  binds: (policy, change) => boundBy(policy, change).bound,
  judge: contextVerdict,
};
