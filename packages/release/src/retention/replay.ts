import type { Refusal } from '../types.ts';
import { canonicalJson, hashOf } from './canonical.ts';
import { buildGraph } from './graph.ts';
import { growKept, taggedDigests, undecidedDigests, usedDigests } from './keepers.ts';
import type { PlanInput, PlannedTag, PrunePlan } from './plan.ts';
import { planSchema } from './plan-schema.ts';
import { refusal, stateRefusals } from './refusals.ts';
import type { Kept, PlannedRoot, PlannedVersion, Version } from './types.ts';

const AGAIN = 'Make a new plan, look at it, and carry that one out.';

/** Roots of every image repository, in the order in which they go. */
export const plannedRoots = ({ packages }: PrunePlan): readonly PlannedRoot[] =>
  packages.flatMap(({ roots }) => roots).sort((a, b) => a.turn - b.turn);

/** Every version that a plan deletes, in order. */
export const plannedVersions = (plan: PrunePlan): readonly PlannedVersion[] =>
  plannedRoots(plan).flatMap(({ versions }) => versions);

/** The bytes of `plan.json`; their SHA-256 is the plan's hash. */
export const planBytes = (plan: PrunePlan): Uint8Array => new TextEncoder().encode(canonicalJson(plan));

/** A plan from its bytes, if it is the one of that hash, byte for byte. */
export function readPlan(bytes: Uint8Array, hash: string): PrunePlan | Refusal {
  try {
    const plan: PrunePlan = planSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (hashOf(plan) === hash) return plan;
  } catch {
    // Says the same as a hash that differs.
  }
  const message = `The file is not the plan ${hash}, byte for byte.`;
  return refusal('prune/plan-unknown', null, message, 'Give the plan.json and the hash of the same dry run.');
}

/**
 * Whether a plan that was made earlier may still be carried out: what is left of it is as it was, nothing that is there now uses it, and
 * the repositories are where they were. What is gone already was deleted by a run that did not end.
 */
export function replayRefusals(plan: PrunePlan, input: PlanInput): readonly Refusal[] {
  const { state, settings, sources, now } = input;
  const broken = stateRefusals(state, settings, now);
  if (broken.length > 0) return broken;
  const moved = (place: string, message: string) => refusal('prune/moved', place, message, AGAIN);
  if (plan.olderThanMs !== settings.olderThanMs || plan.atMost !== settings.atMost)
    return [moved('prune', 'The policy says otherwise about ages or numbers than when the plan was made.')];
  const was = new Map(plan.sources.map((source) => [source.repository, canonicalJson(source)]));
  const elsewhere = sources.filter((source) => was.get(source.repository) !== canonicalJson(source));
  if (elsewhere.length > 0 || sources.length !== plan.sources.length)
    return (elsewhere[0] ? elsewhere : sources.slice(0, 1)).map(({ repository }) =>
      moved(repository, 'Its branches, tags or pull requests are not those that the plan was made from.'),
    );
  return [
    ...foreign(plan, input, moved),
    ...changedVersions(plan, state.versions, moved),
    ...keptVersions(plan, input, moved),
  ];
}

type Moved = (place: string, message: string) => Refusal;

/** What no plan of this policy says: whoever writes a plan can also write its hash. */
function foreign(plan: PrunePlan, { state, settings, images, tags }: PlanInput, moved: Moved): readonly Refusal[] {
  const own = new Set(images.map(({ image }) => image));
  const missing = new Set(tags.map(canonicalJson));
  const stands = ({ image, digest, tag }: PlannedTag) =>
    state.versions.some((found) => found.image === image && found.digest === digest && found.tags.includes(tag));
  return [
    ...plannedVersions(plan)
      .filter(({ image }) => !own.has(image))
      .map(({ image, digest }) => moved(`${image}@${digest}`, 'The policy does not clean up this image repository.')),
    ...plan.packages
      .filter(({ roots }) => roots.length > settings.atMost)
      .map(({ image }) => moved(image, `Of it ${settings.atMost} images may go in a run, and the plan has more.`)),
    ...plan.tags
      .filter((tag) => !missing.has(canonicalJson(tag)) && !stands(tag))
      .map(({ image, tag }) => moved(`${image}:${tag}`, 'This tag is missing on no promoted digest by now.')),
  ];
}

function changedVersions(plan: PrunePlan, versions: PlanInput['state']['versions'], moved: Moved): readonly Refusal[] {
  const now = new Map(versions.map((version) => [`${version.image}@${version.digest}`, version]));
  return plannedVersions(plan).flatMap((planned) => {
    const place = `${planned.image}@${planned.digest}`;
    const found = now.get(place);
    if (!found || sameVersion(planned, found)) return [];
    return [moved(place, 'Its tags or dates are not those of the plan.')];
  });
}

/** Same number, tags and dates: nothing happened to it. */
export function sameVersion(planned: Version, found: Version): boolean {
  const facts = ({ image, digest, id, tags, createdAt, updatedAt }: Version) =>
    canonicalJson([image, digest, id, [...tags].sort(), createdAt, updatedAt]);
  return facts(planned) === facts(found);
}

function keptVersions(plan: PrunePlan, { state, now }: PlanInput, moved: Moved): readonly Refusal[] {
  const planned = new Set(plannedVersions(plan).map(({ digest }) => digest));
  const asOf = Math.min(Date.parse(plan.asOf), now);
  if (Number.isNaN(asOf)) return [moved('prune', 'The plan does not say as of when ages were counted.')];
  const graph = buildGraph(state);
  const kept = new Map<string, Kept>();
  const others = [...graph.keys()].filter((digest) => !planned.has(digest));
  const undecided = undecidedDigests(graph, { now, youngAfter: asOf - plan.olderThanMs });
  growKept(kept, graph, [
    ...usedDigests(graph, state.uses),
    ...taggedDigests(graph),
    // What hangs on nothing here may be what a run that did not end has left of its root.
    ...undecided.filter(({ because }) => because !== 'loose'),
    ...others.map((digest): Kept => ({ digest, because: 'loose', through: null })),
  ]);
  return [...planned].flatMap((digest) => {
    const why = kept.get(digest);
    return why ? [moved(digest, WHY[why.because] ?? `It is used by now: ${why.through ?? why.because}.`)] : [];
  });
}

const WHY: Readonly<Partial<Record<Kept['because'], string>>> = {
  tagged: 'It has a tag that is not `pending-<sha>`.',
  young: 'It is not old enough.',
  undated: 'Nobody can tell how old it is.',
};
