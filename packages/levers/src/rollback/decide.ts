import type { TreeEntry } from '@gatehouse/forge';
import type { SetHold } from '@gatehouse/policy';
import { type Chosen, type Evidence, leftDigests, nextHold, type Refusal } from '@gatehouse/release';
import { type Ancestors, rememberedAncestors } from './checks/ancestors.ts';
import { inOrder } from './checks/checked.ts';
import { checkInventories } from './checks/inventory.ts';
import { checkProvenance } from './checks/provenance.ts';
import { checkSmoke } from './checks/smoke.ts';
import { checkTags } from './checks/tags.ts';
import { findTarget, labelsOrNone } from './find-target.ts';
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
  readonly from: End | null;
  readonly to: End | null;
  /** The hold to be written; null: refused, or it goes forward again. */
  readonly hold: SetHold | null;
  /** Of each image of the target. */
  readonly revisions: ReadonlyMap<string, string>;
  readonly situation: Situation & { readonly tree: readonly TreeEntry[] };
}

/** Everything of a rollback but writing it: target, checks, hold. Throws what could not be read. */
export async function decideRollback(given: RollbackReads, wish: RollbackWish, tip: string): Promise<Decision> {
  const read = await readSituation(given, wish, tip);
  const open = (await given.open?.(read.set.name)) ?? null;
  const situation = { ...read, hold: holdsTogether(read.hold, open) };
  const reads = { ...given, registry: given.registry(situation.set.images.map(({ repository }) => repository)) };
  const ancestors = rememberedAncestors(reads.ancestry(situation.set.source));
  const found = await findTarget(reads, wish, situation, ancestors);
  const nothing = { set: situation.set.name, situation, hold: null, revisions: new Map<string, string>() };
  if (found.target === null) {
    const refusals = withOpenHold(found.refusals, open);
    return { ...nothing, ...found, refusals, chosen: null, from: today(situation), to: null };
  }
  const { chosen, revision, labels } = found.target;
  const { digests } = chosen.to;
  const checks = await inOrder([
    () => checkTags(reads.registry, situation.set, { digests, revision, commit: chosen.to.commit }),
    () => checkProvenance(reads, situation.set, { digests, labels }),
    () => checkInventories(reads.registry, situation.set, { texts: situation.inventories, labels }),
    () => checkSmoke(reads, situation.set, digests),
  ]);
  const left = await leftRevisions(
    reads,
    chosen,
    [...labels.values()].flatMap((label) => label.revision ?? []),
    ancestors,
  );
  const held = chosen.forward
    ? { hold: null }
    : nextHold({
        set: situation.set.name,
        existing: situation.hold,
        left: leftDigests(chosen.from, digests),
        revisions: left.refused,
        reason: wish.reason,
        by: wish.by,
      });
  const refusals = [...checks.refusals, ...('refusals' in held ? held.refusals : [])];
  return {
    ...nothing,
    evidence: [...found.evidence, ...checks.evidence],
    refusals,
    chosen,
    from: { commit: chosen.from.commit, revision: left.newest, digests: chosen.from.digests },
    to: { commit: chosen.to.commit, revision, digests },
    hold: 'hold' in held ? held.hold : null,
    revisions: new Map(
      [...labels].flatMap(([image, label]) => (label.revision === null ? [] : [[image, label.revision]])),
    ),
  };
}

function today({ history }: Situation): End | null {
  const [newest] = history.promotions;
  return newest === undefined ? null : { commit: newest.state.commit, revision: null, digests: newest.state.digests };
}

/**
 * The revisions that the hold is to refuse: what the images that move were built from, as far as their labels can be read (the registry may
 * have lost them, and a rollback must not fail for that), and never one that the target itself descends from.
 */
async function leftRevisions(
  reads: SetReads,
  { from, to }: Chosen,
  target: readonly string[],
  ancestors: Ancestors,
): Promise<{ readonly refused: readonly string[]; readonly newest: string | null }> {
  const left = new Map([...from.digests].filter(([image, digest]) => to.digests.get(image) !== digest));
  const labels = await labelsOrNone(reads, left);
  const revisions = [...new Set([...labels.values()].flatMap(({ revision }) => revision ?? []))];
  const refused: string[] = [];
  for (const revision of revisions) {
    const answers = await Promise.all(target.map((other) => ancestors(revision, other)));
    if (answers.every((answer) => answer === false)) refused.push(revision);
  }
  const [only] = revisions;
  return { refused, newest: revisions.length === 1 ? (only ?? null) : null };
}
