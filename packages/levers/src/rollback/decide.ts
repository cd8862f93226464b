import type { TreeEntry } from '@gatehouse/forge';
import type { SetHold } from '@gatehouse/policy';
import {
  type Chosen,
  chooseTarget,
  type Digests,
  type Evidence,
  isComplete,
  leftDigests,
  nextHold,
  type Refusal,
  type State,
  shortCommit,
} from '@gatehouse/release';
import { revisionTag } from '../shared/branches.ts';
import { type Resolved, resolveRevision } from '../shared/resolve.ts';
import { type Ancestors, rememberedAncestors } from './checks/ancestors.ts';
import { evidence, inOrder } from './checks/checked.ts';
import { checkChildren } from './checks/children.ts';
import { checkInventories } from './checks/inventory.ts';
import { checkLabels, heldByRevision, type Labels, readLabels } from './checks/labels.ts';
import { checkProvenance } from './checks/provenance.ts';
import { checkSmoke } from './checks/smoke.ts';
import { checkTags } from './checks/tags.ts';
import { readSituation } from './situation.ts';
import type { End, RollbackReads, RollbackWish, SetReads, Situation } from './types.ts';

/** States whose labels are looked at before a tag is said to be moved, and states that `previous` looks at. */
const MAX_LOOKED_AT = 20;

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
  const situation = await readSituation(given, wish, tip);
  const reads = { ...given, registry: given.registry(situation.set.images.map(({ repository }) => repository)) };
  const ancestors = rememberedAncestors(reads.ancestry(situation.set.source));
  const found = await findTarget(reads, wish, situation, ancestors);
  const nothing = { set: situation.set.name, situation, hold: null, revisions: new Map<string, string>() };
  if (found.target === null) {
    return { ...nothing, ...found, chosen: null, from: today(situation), to: null };
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

interface Target {
  readonly chosen: Chosen;
  readonly revision: string;
  readonly labels: Labels;
}

interface Found {
  readonly target: Target | null;
  readonly evidence: readonly Evidence[];
  readonly refusals: readonly Refusal[];
}

/** By tags, git, digests and labels. `previous` looks further when what it found is held by what it was built from. */
async function findTarget(
  reads: SetReads,
  wish: RollbackWish,
  situation: Situation,
  ancestors: Ancestors,
): Promise<Found> {
  const tags = await tagsOf(reads, wish, situation);
  const passedOver = new Set<string>();
  for (;;) {
    const found = await tryTarget(reads, wish, situation, { tags, passedOver, ancestors });
    const { held } = found;
    if (held === null || wish.target.kind !== 'previous' || passedOver.size >= MAX_LOOKED_AT) return found;
    for (const { state } of situation.history.promotions) if (sameState(state, held)) passedOver.add(state.commit);
  }
}

function sameState(one: State, other: State): boolean {
  return (
    one.digests.size === other.digests.size &&
    [...one.digests].every(([image, digest]) => other.digests.get(image) === digest)
  );
}

async function tagsOf({ registry }: SetReads, { target }: RollbackWish, { set }: Situation): Promise<Resolved | null> {
  return target.kind === 'revision' ? resolveRevision(registry, set, revisionTag(target.revision)) : null;
}

interface Attempt {
  readonly tags: Resolved | null;
  readonly passedOver: ReadonlySet<string>;
  readonly ancestors: Ancestors;
}

async function tryTarget(
  reads: SetReads,
  wish: RollbackWish,
  situation: Situation,
  { tags, passedOver, ancestors }: Attempt,
): Promise<Found & { readonly held: State | null }> {
  const { history, hold, line } = situation;
  const question = { history, target: wish.target, line, tags, hold, passedOver };
  let answer = chooseTarget(question);
  if ('refusals' in answer && answer.refusals[0]?.rule === 'rollback/never-promoted' && wish.target.kind === 'revision')
    answer = chooseTarget({ ...question, labelled: await builtFrom(reads, situation, wish.target.revision) });
  if ('refusals' in answer) return { target: null, ...failed('target', answer.refusals), held: null };
  const { chosen } = answer;
  const { digests } = chosen.to;
  const said = evidence(
    'target',
    'passed',
    `the state of commit ${shortCommit(chosen.to.commit)} (${chosen.to.committedAt}), ${digests.size} images`,
  );
  const whole = await checkChildren(reads.registry, digests);
  if (whole.refusals.length > 0) return { target: null, ...whole, evidence: [said, ...whole.evidence], held: null };
  const labels = await readLabels(reads.registry, digests);
  const labelled = await checkLabels({ target: wish.target, chosen, labels, history, ancestors });
  const all = [said, ...whole.evidence, ...labelled.evidence];
  if (labelled.revision === null) return { target: null, evidence: all, refusals: labelled.refusals, held: null };
  const { revision } = labelled;
  const held = await heldByRevision(hold, { digests, revision, ancestors, now: reads.clock() });
  if (held === null) return { target: { chosen, revision, labels }, evidence: all, refusals: [], held: null };
  const { evidence: why, refusals } = failed('hold', [held]);
  return { target: null, evidence: [...all, ...why], refusals, held: chosen.to };
}

function failed(check: string, refusals: readonly Refusal[]) {
  return { evidence: [evidence(check, 'failed', refusals[0]?.message ?? '')], refusals };
}

/** States whose every image says that it was built from the revision: then its tags were moved, and were not always wrong. */
async function builtFrom(reads: SetReads, { history }: Situation, revision: string): Promise<readonly State[]> {
  const complete = history.promotions.map(({ state }) => state).filter(isComplete);
  for (const state of complete.slice(0, MAX_LOOKED_AT)) {
    const labels = await labelsOrNone(reads, state.digests);
    if (labels.size > 0 && [...labels.values()].some((label) => label.revision === revision)) return [state];
  }
  return [];
}

/** What cannot be read says nothing here: these states are only looked at for a better reason. */
async function labelsOrNone({ registry }: SetReads, digests: Digests): Promise<Labels> {
  try {
    return await readLabels(registry, digests);
  } catch {
    return new Map();
  }
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
