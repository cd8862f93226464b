import { boundBy } from '@gatehouse/policy';
import type { Judge } from '../reading.ts';

/** What a judge is that reads what was said, binds every author of a lane, and advises everyone else. */
export const forLanes: Pick<Judge, 'needsConversation' | 'advises' | 'binds'> = {
  needsConversation: true,
  advises: true,
  binds: (policy, change) => boundBy(policy, change).bound,
};
