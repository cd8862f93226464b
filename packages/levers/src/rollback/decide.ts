import type { TreeEntry } from '@gatehouse/forge';
import type { SetHold } from '@gatehouse/policy';
import {
  type Chosen,
  type Evidence,
  leftDigests,
  nextHold,
  type Refusal,
  refuse,
  type State,
} from '@gatehouse/release';
import { rememberedAncestors } from '../shared/ancestors.ts';
import { type Checked, inOrder } from '../shared/checked.ts';
import { checkProvenance } from '../shared/provenance.ts';
import { checkInventories } from './checks/inventory.ts';
import { checkSmoke } from './checks/smoke.ts';
import { checkTags } from './checks/tags.ts';
import { findTarget, type Target } from './find-target.ts';
import { leftRevisions } from './left.ts';
import { holdsTogether, withOpenHold } from './open-hold.ts';
import { readSituation } from './situation.ts';
import type { End, RollbackReads, RollbackWish, SetReads, Situation } from './types.ts';

/** What is to be done, and why that is right; or why nothing is. */
export interface Decision {
  readonly set: string;
  readonly evidence: readonly Evidence[];
  readonly refusals: readonly Refusal[];
  /** Null: refused before there was a target. */
  readonly chosen: Chosen | null;
  /** States that were looked at, the target included. */
  readonly tried: readonly State[];
  readonly from: End | null;
  readonly to: End | null;
  /** The hold to be written; null: refused, or it goes forward again. */
  readonly hold: SetHold | null;
  /** Of each image of the target. */
  readonly revisions: ReadonlyMap<string, string>;
  readonly situation: Situation & { readonly tree: readonly TreeEntry[] };
}

/** A decision as far as it is cheap to come by, and the checks that cost more. */
export interface Aim {
  readonly decision: Decision;
  /** Tags, provenance, inventories, smoke tests; asked for only when nothing refused. */
  readonly check: () => Promise<Checked>;
}

/** Everything of a rollback that says what is written: target, labels, hold. Throws what could not be read. */
export async function aimRollback(given: RollbackReads, wish: RollbackWish, tip: string): Promise<Aim> {
  const read = await readSituation(given, wish, tip);
  const open = (await given.open?.(read.set.name)) ?? null;
  const situation = { ...read, hold: holdsTogether(read.hold, open) };
  const { set } = situation;
  const reads = { ...given, registry: given.registry(set.images.map(({ repository }) => repository)) };
  const ancestors = rememberedAncestors(reads.ancestry(set.source));
  const found = await findTarget(reads, wish, situation, ancestors);
  const { target } = found;
  const nothing = { set: set.name, situation, hold: null, revisions: new Map<string, string>() };
  if (target === null) {
    const refusals = withOpenHold(found.refusals, open);
    const decision = {
      ...nothing,
      evidence: found.evidence,
      tried: found.tried,
      refusals,
      chosen: null,
      from: today(situation),
      to: null,
    };
    return { decision, check: async () => ({ evidence: [], refusals: [] }) };
  }
  const { chosen, revision } = target;
  const revisions = revisionsOf(target.labels);
  const left = await leftRevisions(reads, chosen, [...revisions.values()], ancestors);
  const waiting = open?.hold ?? null;
  const held = chosen.forward ? { hold: null } : holdOf(situation, wish, chosen, { revisions: left.refused, waiting });
  const decision = {
    ...nothing,
    evidence: [...found.evidence, ...(chosen.forward ? [] : left.evidence)],
    refusals: 'refusals' in held ? held.refusals : [],
    chosen,
    tried: found.tried,
    from: { commit: chosen.from.commit, revision: left.newest, digests: chosen.from.digests },
    to: { commit: chosen.to.commit, revision, digests: chosen.to.digests },
    hold: 'hold' in held ? held.hold : null,
    revisions,
  };
  return { decision, check: () => checkTarget(reads, situation, target) };
}

/** What costs more, cheapest first. */
function checkTarget(reads: SetReads, { set, inventories: texts }: Situation, target: Target): Promise<Checked> {
  const { chosen, revision, labels } = target;
  const { digests, commit } = chosen.to;
  return inOrder([
    () => checkTags(reads.registry, set, { digests, revision, commit }),
    () => checkProvenance(reads, set, { digests, labels, refuse: wrongProvenance }),
    () => checkInventories(reads.registry, set, { texts, labels }),
    () => checkSmoke(reads, set, digests),
  ]);
}

function wrongProvenance(place: string, message: string): Refusal {
  const fix =
    'Roll back to a state that was built as `provenance` of the set says, or correct that in a pull request of its own.';
  return refuse('rollback/provenance', place, message, fix);
}

function revisionsOf(labels: Target['labels']): ReadonlyMap<string, string> {
  return new Map([...labels].flatMap(([image, { revision }]) => (revision === null ? [] : [[image, revision]])));
}

function holdOf(
  { set, hold: existing }: Situation,
  { reason, by }: RollbackWish,
  { from, to }: Chosen,
  more: { readonly revisions: readonly string[]; readonly waiting: SetHold | null },
): ReturnType<typeof nextHold> {
  return nextHold({ set: set.name, existing, left: leftDigests(from, to.digests), reason, by, ...more });
}

function today({ history }: Situation): End | null {
  const [newest] = history.promotions;
  return newest === undefined ? null : { commit: newest.state.commit, revision: null, digests: newest.state.digests };
}
