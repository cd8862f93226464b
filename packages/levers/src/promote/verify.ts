import { refusePromotion } from '@gatehouse/release';
import type { Ancestors } from '../shared/ancestors.ts';
import { type Checked, evidence, inOrder, judged } from '../shared/checked.ts';
import { checkProvenance } from '../shared/provenance.ts';
import { checkForward } from './checks/forward.ts';
import { checkDigests } from './checks/images.ts';
import { checkLabels, type Labels, readLabels } from './checks/labels.ts';
import { checkTag } from './checks/tag.ts';
import { heldByRevision, type PlacedHold } from './holds.ts';
import type { Plan, PromoteDeps, PromoteRegistry } from './types.ts';

export interface Verified extends Checked {
  /** Empty when a check before them refused. */
  readonly labels: Labels;
}

/** Everything that has to be asked of the registry and of the images' source, cheapest first; the first that refuses ends it. */
export async function verify(
  deps: Pick<PromoteDeps, 'verify' | 'clock'> & { readonly registry: PromoteRegistry },
  plan: Plan,
  asked: { readonly holds: readonly PlacedHold[]; readonly ancestors: Ancestors; readonly resolved: boolean },
): Promise<Verified> {
  const { registry } = deps;
  const { ancestors } = asked;
  const { candidate } = plan;
  let labels: Labels = new Map();
  const checked = await inOrder([
    async () => (asked.resolved ? resolvedDigests() : checkDigests(registry, candidate)),
    async () => {
      labels = await readLabels(registry, candidate);
      return checkLabels(plan, labels, ancestors);
    },
    () => checkTag(registry, plan),
    async () => {
      const now = deps.clock();
      const held = await heldByRevision(asked.holds, { ...candidate, ancestors, now });
      return judged('holds', held, asked.holds.length === 0 ? 'there is none' : 'none refuses it');
    },
    () => checkForward(registry, plan, ancestors),
    () => checkProvenance(deps, plan.set, { digests: candidate.digests, labels, refuse: wrongProvenance }),
  ]);
  return { ...checked, labels };
}

function wrongProvenance(place: string, message: string) {
  const fix = "Promote what that workflow built, or correct 'provenance' of the set in a pull request of its own.";
  return refusePromotion('promote/provenance', place, message, fix);
}

/** The registry gave them itself a moment ago. */
function resolvedDigests(): Checked {
  return { evidence: [evidence('digests', 'passed', 'the tags of the build stand for them')], refusals: [] };
}
