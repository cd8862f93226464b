import { isTooLong, type Matcher } from '../globs/matcher.ts';
import type { Policy } from '../policy.ts';
import type { VerdictBump } from '../verdict.ts';

/** The bumps for which unattended merging is not switched on. Nothing is in a ramp that is empty, or before its day. */
export function outsideRamp(policy: Policy, bumps: readonly VerdictBump[], now: Date): VerdictBump[] {
  const today = now.toISOString().slice(0, 10);
  const entries = policy.merge.ramp.filter(({ since }) => since <= today);
  return bumps.filter((bump) => !entries.some(({ components }) => isComponent(components, bump)));
}

function isComponent(components: Matcher, { path, name }: VerdictBump): boolean {
  return [path, name].some((text) => !isTooLong(text) && components.matches(text));
}
