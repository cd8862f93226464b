import { boundBy, judgeRisk } from '@gatehouse/policy';
import type { Judge } from '../reading.ts';

export const riskJudge: Judge = {
  gate: 'risk',
  needsConversation: true,
  advises: true,
  binds: (policy, change) => boundBy(policy, change).bound,
  judge: judgeRisk,
};
