import type { Verdict } from '@gatehouse/policy';

export function outputs({ risk, review, context, rollback }: Verdict): Record<string, string> {
  return {
    risk: risk?.level ?? '',
    review: review?.outcome ?? '',
    canary: context?.canary?.state ?? '',
    rollback: rollback?.commit ?? '',
  };
}
