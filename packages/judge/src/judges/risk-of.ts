import type { Risk, Verdict } from '@gatehouse/policy';

/** The risk a verdict of the risk judge states; one without it would be a fault of ours, and is the highest. */
export function riskOf({ risk }: Verdict): Risk {
  return risk ?? { level: 'high', reasons: [], complete: false, lowered: [] };
}
