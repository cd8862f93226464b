import { howToLift, type SetHold, setHoldPath, whomToAsk } from '@gatehouse/policy';
import { isComplete, sameDigests } from '../history/index.ts';
import type { Digests, PromotionHistory, Refusal, State } from '../types.ts';
import { incomplete, listed, refuse, shortCommit } from './refusals.ts';
import { agree, isForward } from './states.ts';
import type { RollbackTarget } from './target.ts';

export interface TargetQuestion {
  readonly history: PromotionHistory;
  readonly target: RollbackTarget;
  /** The base branch's first-parent line, newest first. */
  readonly line: readonly string[];
  /** What the tag of a target revision stands for, and images that lack it; null for other targets. */
  readonly tags: { readonly digests: Digests; readonly missing: readonly string[] } | null;
  /** The hold of the set; null: there is none. */
  readonly hold: SetHold | null;
  /** States whose images say that they were built from the target revision; read only when its tags are no state. */
  readonly labelled?: readonly State[];
  /** Commits of states that `previous` must not take, because what they were built from is held. */
  readonly passedOver?: ReadonlySet<string>;
}

/** From where to where. */
export interface Chosen {
  readonly from: State;
  readonly to: State;
  /** It undoes a rollback: the gate will judge it as a promotion, and no hold goes with it. */
  readonly forward: boolean;
}

export type TargetAnswer = { readonly chosen: Chosen } | { readonly refusals: readonly Refusal[] };

/** Which state of history a rollback goes to, by git and tags alone, or why there is none. */
export function chooseTarget(question: TargetQuestion): TargetAnswer {
  const { history, target } = question;
  const [today] = history.promotions;
  if (today === undefined) return refused(neverPinned(history));
  const found = target.kind === 'previous' ? previousState(question, today.state) : namedState(question);
  if ('rule' in found) return refused(found);
  const reasons = [incomplete(found), alreadyThere(today.state, found), heldState(question.hold, found)];
  const refusals = reasons.filter((reason) => reason !== null);
  if (refusals.length > 0) return { refusals };
  const forward = isForward(history, today.state, found.digests);
  return { chosen: { from: today.state, to: found, forward } };
}

function refused(...refusals: readonly Refusal[]): TargetAnswer {
  return { refusals };
}

function namedState(question: TargetQuestion): State | Refusal {
  const { history, target, tags } = question;
  if (target.kind === 'at-commit') return stateAt(question, target.commit);
  const revision = target.kind === 'revision' ? target.revision : '';
  if (tags === null || tags.digests.size === 0) return unknownRevision(history, revision);
  const images = [...tags.digests.keys()];
  const matching = history.promotions.find(({ state }) => agree(state.digests, tags.digests, images));
  if (matching === undefined) return noState(question, revision, tags.digests);
  if (tags.missing.length > 0) return tagMissing(revision, tags.missing, matching.state);
  return matching.state;
}

/** What stood at a commit is what the newest promotion up to it brought. */
function stateAt({ history, line }: TargetQuestion, commit: string): State | Refusal {
  const at = line.indexOf(commit);
  const older = new Set(at < 0 ? [] : line.slice(at));
  const found = history.promotions.find(({ state }) => older.has(state.commit));
  if (found !== undefined) return found.state;
  const why = at < 0 ? 'is not on the first-parent line of the base branch' : 'is older than the first pin of the set';
  return refuse(
    'rollback/unknown-commit',
    commit,
    `Commit ${shortCommit(commit)} ${why}.`,
    'Name a commit of the base branch itself, by all of its 40 digits: `git log --first-parent` lists them, `gatehouse pins` those that promoted.',
  );
}

function previousState({ history, hold, passedOver }: TargetQuestion, today: State): State | Refusal {
  const earlier = history.promotions.slice(1).map(({ state }) => state);
  const others = earlier.filter((state) => isComplete(state) && !sameDigests(state.digests, today.digests));
  const found = others.find((state) => heldState(hold, state) === null && !passedOver?.has(state.commit));
  if (found !== undefined) return found;
  if (others.length === 0) {
    return nothingEarlier(history, earlier.length);
  }
  const path = setHoldPath(history.set.name);
  const message = `A hold refuses every earlier complete state of the set ${history.set.name} (${others.length}), so that going back would go round in circles.`;
  return refuse(
    'rollback/hold-loop',
    path,
    message,
    `Fix forward, or decide that one of them is good after all: ${howToLift(path)}.`,
  );
}

/** An image that never was pinned is most often misspelt in the policy; no state can be whole without it. */
function nothingEarlier({ set, promotions }: PromotionHistory, earlier: number): Refusal {
  const message = `The set ${set.name} has no complete state other than today's: ${earlier} earlier, none of them whole and different.`;
  const never = set.images.filter(({ repository }) =>
    promotions.every(({ state }) => state.absent.includes(repository)),
  );
  if (never.length === 0)
    return refuse('rollback/nothing-earlier', null, message, 'Fix forward: promote a build that has the fix.');
  const names = never.map(({ repository }) => repository).join(', ');
  return refuse(
    'rollback/nothing-earlier',
    null,
    `${message} Never pinned: ${names}.`,
    'Check how the images are named in the policy, and `pins` of the set; `gatehouse pins` lists what is found.',
  );
}

function neverPinned({ set }: PromotionHistory): Refusal {
  return refuse(
    'rollback/nothing-promoted',
    null,
    `No image of the set ${set.name} is, or ever was, pinned by digest on the base branch.`,
    'Check `images` and `pins` of the set in the policy; `gatehouse pins` lists what is found.',
  );
}

/** Who reads the log of the base branch has the commit that promoted at hand, and images are tagged with the one that they were built from. */
function unknownRevision({ promotions }: PromotionHistory, revision: string): Refusal {
  if (promotions.some(({ state }) => state.commit === revision)) {
    const message = `No image of the set has the tag ${revision}: that commit promoted images, and they were built from another.`;
    return refuse('rollback/unknown-revision', revision, message, `Roll back to \`at-commit:${revision}\`.`);
  }
  return refuse(
    'rollback/unknown-revision',
    revision,
    `No image of the set has the tag ${revision}.`,
    'Check the revision: it is the full id of the commit that the images were built from. If it was promoted before tags were kept, or its images were deleted since, name the commit of the base branch that promoted it with `at-commit:`.',
  );
}

function tagMissing(revision: string, missing: readonly string[], state: State): Refusal {
  return refuse(
    'rollback/tag-missing',
    missing.join(', '),
    `The tag ${revision} is missing on ${missing.join(', ')}; where it is, it stands for what commit ${shortCommit(state.commit)} promoted.`,
    `Roll back to \`at-commit:${state.commit}\`, which needs no tags; recording the promotion again adds them.`,
  );
}

/** Tags are there and no state has what they stand for. */
function noState({ history, labelled }: TargetQuestion, revision: string, tagged: Digests): Refusal {
  const states = [...(labelled ?? []), ...history.promotions.map(({ state }) => state)];
  const [known] = labelled ?? [];
  const part =
    known ?? states.find(({ digests }) => [...tagged].some(([image, digest]) => digests.get(image) === digest));
  if (part === undefined) {
    return refuse(
      'rollback/never-promoted',
      revision,
      `What the tags ${revision} stand for (${listed(tagged)}) was never on the base branch.`,
      'Roll back to what was there: `previous`, or a revision that `gatehouse pins` lists. A build that was never promoted is promoted, not rolled back to.',
    );
  }
  const differing = [...tagged].filter(([image, digest]) => part.digests.get(image) !== digest);
  return refuse(
    'rollback/retagged',
    differing.map(([image]) => image).join(', '),
    `The tag ${revision} was moved since: ${listed(new Map(differing))} is not what commit ${shortCommit(part.commit)} promoted, and no state has all that the tags stand for.`,
    `Roll back to \`at-commit:${part.commit}\`, whose digests git knows, and find out who pushed the tag.`,
  );
}

function alreadyThere(today: State, found: State): Refusal | null {
  if (!isComplete(today) || !sameDigests(today.digests, found.digests)) return null;
  const message = `The state of commit ${shortCommit(found.commit)} is what is pinned now, so there is nothing to go back from.`;
  return refuse('rollback/already-there', found.commit, message, 'Name an earlier revision, or `previous`.');
}

/** By digest; what a state was built from is compared when its labels have been read. */
function heldState(hold: SetHold | null, state: State): Refusal | null {
  if (hold === null) return null;
  const refusedDigests = new Set(hold.refuses);
  const found = new Map([...state.digests].filter(([, digest]) => refusedDigests.has(digest)));
  return found.size === 0 ? null : heldTarget(hold, `it refuses ${listed(found)}`);
}

/** `because` is a clause of `holdsAgainst`. */
export function heldTarget(hold: SetHold, because: string): Refusal {
  const path = setHoldPath(hold.set);
  return refuse(
    'rollback/held',
    path,
    `The hold ${path} stops this target: ${because}. Its reason: ${hold.reason}`,
    `${whomToAsk(hold, path)}. If it is good after all, ${howToLift(path)}; then run this again.`,
  );
}
