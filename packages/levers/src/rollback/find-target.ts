import {
  type Chosen,
  chooseTarget,
  type Digests,
  type Evidence,
  isComplete,
  type Refusal,
  type State,
  sameDigests,
  shortCommit,
} from '@gatehouse/release';
import pMap from 'p-map';
import type { Ancestors } from '../shared/ancestors.ts';
import { revisionTag } from '../shared/branches.ts';
import { evidence } from '../shared/checked.ts';
import { REGISTRY_CONCURRENCY, type Resolved, resolveRevision } from '../shared/resolve.ts';
import { checkChildren } from './checks/children.ts';
import { checkLabels, heldByRevision, type Labels, readLabels } from './checks/labels.ts';
import type { RollbackWish, SetReads, Situation } from './types.ts';

/** States whose labels are looked at before a tag is said to be moved, and states that `previous` looks at. */
const MAX_LOOKED_AT = 20;

/** A state that may be gone back to, as far as tags, git, digests and labels say. */
export interface Target {
  readonly chosen: Chosen;
  readonly revision: string;
  readonly labels: Labels;
}

interface Found {
  readonly target: Target | null;
  /** Everything that was looked at, the target included. */
  readonly tried: readonly State[];
  readonly evidence: readonly Evidence[];
  readonly refusals: readonly Refusal[];
}

/** By tags, git, digests and labels. `previous` looks further when what it found is held by what it was built from. */
export async function findTarget(
  reads: SetReads,
  wish: RollbackWish,
  situation: Situation,
  ancestors: Ancestors,
): Promise<Found> {
  const tags = await tagsOf(reads, wish, situation);
  const passedOver = new Set<string>();
  const tried: State[] = [];
  for (;;) {
    const { state, held, ...found } = await tryTarget(reads, wish, situation, { tags, passedOver, ancestors });
    if (state !== null) tried.push(state);
    if (state === null || !held || wish.target.kind !== 'previous' || passedOver.size >= MAX_LOOKED_AT)
      return { ...found, tried };
    for (const one of situation.history.promotions)
      if (sameDigests(one.state.digests, state.digests)) passedOver.add(one.state.commit);
  }
}

async function tagsOf({ registry }: SetReads, { target }: RollbackWish, { set }: Situation): Promise<Resolved | null> {
  return target.kind === 'revision' ? resolveRevision(registry, set, revisionTag(target.revision)) : null;
}

/** What came of one state; `held`: only what it was built from speaks against it. */
interface Tried extends Omit<Found, 'tried'> {
  readonly state: State | null;
  readonly held: boolean;
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
): Promise<Tried> {
  const { history, hold, line } = situation;
  const question = { history, target: wish.target, line, tags, hold, passedOver };
  let answer = chooseTarget(question);
  if ('refusals' in answer && answer.refusals[0]?.rule === 'rollback/never-promoted' && wish.target.kind === 'revision')
    answer = chooseTarget({ ...question, labelled: await builtFrom(reads, situation, wish.target.revision) });
  if ('refusals' in answer) return { target: null, ...failed('target', answer.refusals), state: null, held: false };
  const { chosen } = answer;
  const { to: state } = chosen;
  const { digests } = state;
  const nothing = { target: null, state, held: false };
  const said = evidence('target', 'passed', whichState(state, wish, history));
  const whole = await checkChildren(reads.registry, digests);
  if (whole.refusals.length > 0) return { ...nothing, ...whole, evidence: [said, ...whole.evidence] };
  const labels = await readLabels(reads.registry, digests);
  const labelled = await checkLabels({ target: wish.target, chosen, labels, history, ancestors });
  const all = [said, ...whole.evidence, ...labelled.evidence];
  if (labelled.revision === null) return { ...nothing, evidence: all, refusals: labelled.refusals };
  const { revision } = labelled;
  const held = await heldByRevision(hold, { digests, revision, ancestors, now: reads.clock() });
  if (held === null) return { ...nothing, target: { chosen, revision, labels }, evidence: all, refusals: [] };
  const { evidence: why, refusals } = failed('hold', [held]);
  return { ...nothing, evidence: [...all, ...why], refusals, held: true };
}

function whichState({ commit, committedAt, digests }: State, { target }: RollbackWish, history: Situation['history']) {
  const what = `the state of commit ${shortCommit(commit)} (${committedAt}), ${digests.size} images`;
  const newer = history.promotions.findIndex(({ state }) => state.commit === commit) - 1;
  if (target.kind !== 'previous' || newer < 1) return what;
  return `${what}; ${newer} newer passed over, which a hold refuses, or which are no whole set, or what is there now`;
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

/** What cannot be read says nothing here: these images are only looked at for a better reason. */
export async function labelsOrNone({ registry }: SetReads, digests: Digests): Promise<Labels> {
  const each = await pMap(
    [...digests],
    (image) => readLabels(registry, new Map([image])).catch((): Labels => new Map()),
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return new Map(each.flatMap((labels) => [...labels]));
}
