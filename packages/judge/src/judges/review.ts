import { judgeReview, judgeRisk, type Verdict } from '@gatehouse/policy';
import type { Judge, Reading } from '../reading.ts';
import { forLanes } from './for-lanes.ts';
import { riskOf } from './risk-of.ts';

function reviewVerdict(reading: Reading): Verdict {
  return judgeReview({ ...reading, risk: riskOf(judgeRisk(reading)) });
}

export const reviewJudge: Judge = {
  gate: 'quality-gate',
  ...forLanes,
  judge: reviewVerdict,
};
