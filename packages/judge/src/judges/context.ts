import { judgeContext, judgeRisk, type Verdict } from '@gatehouse/policy';
import type { Judge, Reading } from '../reading.ts';
import { forLanes } from './for-lanes.ts';
import { riskOf } from './risk-of.ts';

function contextVerdict(reading: Reading): Verdict {
  return judgeContext({ ...reading, risk: riskOf(judgeRisk(reading)) });
}

export const contextJudge: Judge = {
  gate: 'context-pack',
  ...forLanes,
  judge: contextVerdict,
};
