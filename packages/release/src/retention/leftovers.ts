import type { PlanInput, PrunePlan } from './plan.ts';
import { plannedRoots, replayRefusals } from './replay.ts';

/**
 * What a run that was cut off left of the images it was at: their root is gone, so no other plan finds what it held. Unlike the rest of a
 * plan it may be carried out although branches moved, as long as nothing uses it now. Null: there is nothing of that kind.
 */
export function leftoverPlan(plan: PrunePlan, input: PlanInput): PrunePlan | null {
  const there = new Set(input.state.versions.map(({ image, digest }) => `${image}@${digest}`));
  const begun = plannedRoots(plan).filter(({ versions }) => {
    const left = versions.filter(({ image, digest }) => there.has(`${image}@${digest}`));
    return left.length > 0 && left.every(({ role }) => role !== 'root');
  });
  if (begun.length === 0) return null;
  const digests = new Set(begun.map(({ digest }) => digest));
  const packages = plan.packages.map((one) => ({
    ...one,
    roots: one.roots.filter(({ digest }) => digests.has(digest)),
  }));
  const rest: PrunePlan = { ...plan, sources: input.sources, tags: [], packages };
  return replayRefusals(rest, input).length === 0 ? rest : null;
}
