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
import type { ReadSource } from './sources.ts';
import { cancelled, stopFor } from './stops.ts';
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
  /** Why it did not come to its end; what could not be deleted. */
  readonly refusals: readonly Refusal[];
  readonly notes: readonly string[];
}

interface Progress {
  readonly deleted: PlannedVersion[];
  readonly gone: PlannedVersion[];
  readonly refusals: Refusal[];
  /** Digests that are still there, so that nothing they hold may go. */
  readonly staying: Set<string>;
}

/** Deletes what the plan says, in its order, one a second; stops at the first thing that is not as planned. */
export async function carryOut(
  deps: PruneDeps,
  plan: PrunePlan,
  sources: readonly ReadSource[],
  undo: Undo,
  confirmTags: (asked: AskedTags) => Promise<readonly Refusal[]>,
): Promise<CarriedOut> {
  const progress: Progress = { deleted: [], gone: [], refusals: [], staying: new Set(undo.spared.keys()) };
  const roots = plannedRoots(plan);
  for (const [at, root] of roots.entries()) {
    const { digest, versions } = root;
    const images = at % TAGS_EVERY === 0 ? plannedImages(plan) : [...new Set(versions.map(({ image }) => image))];
    const more =
      at === 0 ? [] : await orStop(() => confirmTags({ images, tags: at % TAGS_EVERY === 0 ? 'all' : 'new' }));
    if (more.length > 0) return told(progress, undo, [...progress.refusals, ...more]);
    for (const [nth, version] of versions.entries()) {
      const stop = await oneVersion(deps, plan, sources, undo, progress, version, { root: at, first: nth === 0 });
      if (stop !== null) return told(progress, undo, [...progress.refusals, stop], cutAt(progress, root));
    }
    deps.io.log(`${at + 1} of ${roots.length}: ${digest}, ${progress.deleted.length} versions deleted so far.`);
  }
  return told(progress, undo, progress.refusals);
}

function told(
  { deleted, gone }: Progress,
  { spared }: Undo,
  refusals: readonly Refusal[],
  cut: PlannedRoot | null = null,
): CarriedOut {
  return { deleted, gone, cut, refusals, notes: [...spared].map(([root, why]) => `${root} stays: ${why}.`) };
}

/** Null: nothing of the image is gone, or an earlier run deleted what holds the rest. */
function cutAt({ deleted, gone }: Progress, root: PlannedRoot): PlannedRoot | null {
  if (gone.some(({ digest }) => digest === root.digest)) return null;
  return root.versions.some((version) => deleted.includes(version)) ? root : null;
}

async function orStop(confirm: () => Promise<readonly Refusal[]>): Promise<readonly Refusal[]> {
  try {
    return await confirm();
  } catch (error) {
    return [stopFor('the tags of the registry', error)];
  }
}

/** Null: go on. */
async function oneVersion(
  deps: PruneDeps,
  plan: PrunePlan,
  sources: readonly ReadSource[],
  undo: Undo,
  progress: Progress,
  version: PlannedVersion,
  at: { readonly root: number; readonly first: boolean },
): Promise<Refusal | null> {
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
    if (deps.stopping?.aborted) return cancelled(place);
    const elsewhere = await confirmSources(deps, plan, sources, at);
    if (elsewhere !== null) return elsewhere;
    const state = await confirmVersion(deps, version);
    if (typeof state === 'object') return state;
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
function afterFault(progress: Progress, version: PlannedVersion, error: unknown): Refusal | null {
  const place = `${version.image}@${version.digest}`;
  if (version.id === null || !(error instanceof RegistryError) || error.code !== 'unsupported')
    return stopFor(place, error);
  progress.staying.add(version.digest);
  progress.refusals.push(pruneRefusal('prune/not-deleted', place, error.message, error.fix));
  return null;
}
