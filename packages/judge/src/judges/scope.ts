import { isEnforced, judgeScope, type Verdict } from '@gatehouse/policy';
import type { Judge, Reading } from '../reading.ts';

export function scopeVerdict(reading: Omit<Reading, 'conversation' | 'locate'>): Verdict {
  const { gatehouse, ...rest } = reading;
  return judgeScope({ ...rest, gatehouseRepository: gatehouse });
}

export const scopeJudge: Judge = {
  gate: 'diff-scope',
  needsConversation: false,
  advises: false,
  binds: isEnforced,
  judge: scopeVerdict,
};
