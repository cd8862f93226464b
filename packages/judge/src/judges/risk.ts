import { judgeRisk } from '@gatehouse/policy';
import type { Judge } from '../reading.ts';
import { forLanes } from './for-lanes.ts';

export const riskJudge: Judge = {
  gate: 'risk',
  ...forLanes,
  judge: judgeRisk,
};
