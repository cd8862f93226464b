import type { Outcome } from '@gatehouse/policy';

export const FAIL_ON = ['block', 'error', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** 1 when the step has to be red. `skip` is advice and never red. */
export function exitCode(outcome: Outcome, failOn: FailOn): 0 | 1 {
  if (failOn === 'never') return 0;
  if (outcome === 'error') return 1;
  return outcome === 'block' && failOn === 'block' ? 1 : 0;
}
