import {
  asOfTime,
  hashOf,
  leftoverPlan,
  makePlan,
  type PlanInput,
  type PrunePlan,
  planBytes,
  pruneRefusal,
  type Refusal,
  readPlan,
  replayRefusals,
} from '@gatehouse/release';
import type { PruneInputs, Refused } from './types.ts';

export interface ChosenPlan {
  readonly plan: PrunePlan;
  readonly hash: string;
  /** What is not as it was asked for. */
  readonly note?: string;
}

/** How far back a plan may have been made, in the steps in which ages are counted: days, usually. */
const STEPS = 7;

/** The plan to carry out: the one that was asked for, exactly, or else one made now. */
export function choosePlan(input: PlanInput, asked: PruneInputs['plan']): ChosenPlan | Refused {
  if (asked === null) return makePlan(input);
  if (asked.bytes === null) return madeAgain(input, asked.hash);
  const plan = readPlan(asked.bytes, asked.hash);
  if ('rule' in plan) return { refusals: [plan] };
  const refusals = replayRefusals(plan, input);
  if (refusals.length === 0) return { plan, hash: asked.hash };
  const rest = leftoverPlan(plan, input);
  if (rest === null) return { refusals };
  const note = `Of plan ${asked.hash} only what an earlier run left of the images it was at: ${refusals[0]?.message ?? ''}`;
  return { plan: rest, hash: hashOf(rest), note };
}

/** With nothing but the hash, the plan must come out the same again; that it was made some days ago only made it stricter. */
function madeAgain(input: PlanInput, hash: string): ChosenPlan | Refused {
  if (!/^sha256:[0-9a-f]{64}$/.test(hash)) return { refusals: [noHash(hash)] };
  let asOf = asOfTime(input.now, input.settings.olderThanMs);
  const today = makePlan({ ...input, asOf });
  if ('refusals' in today || today.hash === hash) return today;
  for (let step = 1; step < STEPS; step++) {
    asOf = asOfTime(asOf - 1, input.settings.olderThanMs);
    const earlier = makePlan({ ...input, asOf });
    if ('plan' in earlier && earlier.hash === hash) return earlier;
  }
  const message = `What is there now makes another plan (${today.hash}) than ${hash}: something moved, or the plan is more than ${STEPS} steps old.`;
  const fix =
    'Look at a new dry run and carry its plan out; or run without `plan`, which makes one and carries it out.';
  return { refusals: [pruneRefusal('prune/moved', null, message, fix)] };
}

function noHash(hash: string): Refusal {
  const fix = 'Give the hash that the summary of a dry run shows: `sha256:` and 64 hexadecimal digits.';
  return pruneRefusal('prune/plan-unknown', null, `'${hash.slice(0, 80)}' is not the hash of a plan.`, fix);
}

/** The bytes that are kept of a plan. */
export const bytesOf = ({ plan }: ChosenPlan): Uint8Array => planBytes(plan);
