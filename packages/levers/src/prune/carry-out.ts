import { RegistryError } from '@gatehouse/registry';
import {
  type PlannedRoot,
  type PlannedVersion,
  type PrunePlan,
  plannedRoots,
  pruneRefusal,
  type Refusal,
} from '@gatehouse/release';
import type { AskedTags } from './changed-tags.ts';
import { confirmSources, confirmVersion } from './confirm.ts';
import { plannedImages } from './confirm-lists.ts';
import { costOf, notBegun } from './requests.ts';
import type { ReadSource } from './sources.ts';
import { cancelled, faultAt, type Stop, tooFew } from './stops.ts';
import type { PruneDeps } from './types.ts';
import type { Undo } from './undo.ts';

/** GitHub asks for a second between writes. */
const BETWEEN_DELETES_MS = 1000;
/** Roots after which every tag is looked at again; whether there are new ones is asked before each. */
const TAGS_EVERY = 10;

export interface CarriedOut {
  readonly deleted: readonly PlannedVersion[];
  /** Gone when their turn came. */
  readonly gone: readonly PlannedVersion[];
  /** The image at which it stopped with a part of it deleted. */
  readonly cut: PlannedRoot | null;
  /** Images that were not begun, for there are too few requests for them; no fault. */
  readonly waiting: number;
  /** Why it did not come to its end; what could not be deleted. */
  readonly refusals: readonly Refusal[];
  readonly notes: readonly string[];
}

/** What a run goes by. */
interface Work {
  readonly deps: PruneDeps;
  readonly plan: PrunePlan;
  readonly sources: readonly ReadSource[];
  readonly undo: Undo;
  readonly confirmTags: (asked: AskedTags) => Promise<readonly Refusal[]>;
  readonly progress: Progress;
}

interface Progress {
  readonly deleted: PlannedVersion[];
  readonly gone: PlannedVersion[];
  readonly refusals: Refusal[];
  /** Digests that are still there, so that nothing they hold may go. */
  readonly staying: Set<string>;
  /** Of GraphQL requests, about. */
  spent: number;
}

/** Deletes what the plan says, in its order, one a second; stops at the first thing that is not as planned. */
export async function carryOut(given: Omit<Work, 'progress'>): Promise<CarriedOut> {
  const { deps, plan, undo } = given;
  const progress: Progress = { deleted: [], gone: [], refusals: [], staying: new Set(undo.spared.keys()), spent: 0 };
  const roots = plannedRoots(plan);
  for (const [at, root] of roots.entries()) {
    const stop = await oneRoot({ ...given, progress }, root, at);
    if (stop !== null) return ended(progress, undo, stop, roots.slice(at));
    deps.io.log(`${at + 1} of ${roots.length}: ${root.digest}, ${progress.deleted.length} versions deleted so far.`);
  }
  return told(progress, undo, progress.refusals);
}

/** Null: go on. */
async function oneRoot(work: Work, root: PlannedRoot, at: number): Promise<Stop | null> {
  const { deps, plan, sources, confirmTags, progress } = work;
  const { digest, versions } = root;
  const pages = sources[0]?.pages ?? 1;
  const few = notBegun(root, pages, deps.packages.allowance(), progress.spent);
  if (few !== null) return { refusals: [tooFew(digest, few)], limit: few };
  progress.spent += costOf(root, pages).graphql;
  const images = at % TAGS_EVERY === 0 ? plannedImages(plan) : [...new Set(versions.map(({ image }) => image))];
  const tags = at % TAGS_EVERY === 0 ? 'all' : 'new';
  const more = at === 0 ? null : await orStop(() => confirmTags({ images, tags }));
  if (more !== null) return more;
  for (const [nth, version] of versions.entries()) {
    const stop = await oneVersion(work, version, { root: at, first: nth === 0 });
    if (stop !== null) return stop;
  }
  return null;
}

/** A limit that is met between two images is no fault: what is left waits. It is one where nothing went, or a part of an image. */
function ended(progress: Progress, undo: Undo, { refusals, limit }: Stop, left: readonly PlannedRoot[]): CarriedOut {
  const [root] = left;
  const { deleted, gone } = progress;
  const begun = root?.versions.some((version) => deleted.includes(version) || gone.includes(version)) ?? false;
  if (limit === null || begun || deleted.length === 0) {
    const cut = root === undefined ? null : cutAt(progress, root);
    return told(progress, undo, [...progress.refusals, ...refusals], cut);
  }
  const so = told(progress, undo, progress.refusals);
  return { ...so, waiting: left.length, notes: [...so.notes, `${waitingImages(left.length)}: ${limit}.`] };
}

/** For people. */
export const waitingImages = (count: number): string =>
  `${count} ${count === 1 ? 'image waits' : 'images wait'} for the next run`;

function told(
  { deleted, gone }: Progress,
  { spared }: Undo,
  refusals: readonly Refusal[],
  cut: PlannedRoot | null = null,
): CarriedOut {
  return {
    deleted,
    gone,
    cut,
    waiting: 0,
    refusals,
    notes: [...spared].map(([root, why]) => `${root} stays: ${why}.`),
  };
}

/** Null: nothing of the image is gone, or an earlier run deleted what holds the rest. */
function cutAt({ deleted, gone }: Progress, root: PlannedRoot): PlannedRoot | null {
  if (gone.some(({ digest }) => digest === root.digest)) return null;
  return root.versions.some((version) => deleted.includes(version)) ? root : null;
}

async function orStop(confirm: () => Promise<readonly Refusal[]>): Promise<Stop | null> {
  try {
    const refusals = await confirm();
    return refusals.length > 0 ? { refusals, limit: null } : null;
  } catch (error) {
    return faultAt('the tags of the registry', error);
  }
}

/** Null: go on. */
async function oneVersion(
  { deps, plan, sources, undo, progress }: Work,
  version: PlannedVersion,
  at: { readonly root: number; readonly first: boolean },
): Promise<Stop | null> {
  const place = `${version.image}@${version.digest}`;
  if (progress.staying.has(version.digest) || version.after.some((before) => progress.staying.has(before))) {
    progress.staying.add(version.digest);
    return null;
  }
  if (undo.gone.has(place)) {
    progress.gone.push(version);
    return null;
  }
  try {
    if (progress.deleted.length > 0) await deps.pause(BETWEEN_DELETES_MS);
    if (deps.stopping?.aborted) return { refusals: [cancelled(place)], limit: null };
    const elsewhere = await confirmSources(deps, plan, sources, at);
    if (elsewhere !== null) return { refusals: [elsewhere], limit: null };
    const state = await confirmVersion(deps, version);
    if (typeof state === 'object') return { refusals: [state], limit: null };
    if (state === 'there') await remove(deps, version);
    (state === 'there' ? progress.deleted : progress.gone).push(version);
    return null;
  } catch (error) {
    return afterFault(progress, version, error);
  }
}

/** What is gone by now was there a moment ago: the answer to an earlier attempt was lost. */
async function remove({ packages, registry }: PruneDeps, { image, digest, id }: PlannedVersion): Promise<void> {
  if (id !== null) return void (await packages.deleteVersion(image, id));
  try {
    await registry.deleteManifest(image, digest);
  } catch (error) {
    if (!(error instanceof RegistryError) || error.code !== 'not-found') throw error;
  }
}

/** GitHub keeps a public version of many downloads: that one stays with all that it holds, and the others go on. */
function afterFault(progress: Progress, version: PlannedVersion, error: unknown): Stop | null {
  const place = `${version.image}@${version.digest}`;
  if (version.id === null || !(error instanceof RegistryError) || error.code !== 'unsupported')
    return faultAt(place, error);
  progress.staying.add(version.digest);
  progress.refusals.push(pruneRefusal('prune/not-deleted', place, error.message, error.fix));
  return null;
}
