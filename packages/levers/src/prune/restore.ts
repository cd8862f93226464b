import { RegistryError } from '@gatehouse/registry';
import { manifestOf, pruneRefusal, type Refusal, readUndo, restoreOrder, type UndoEntry } from '@gatehouse/release';
import type { LeverReport } from '../shared/index.ts';
import { stopFor } from './stops.ts';
import type { PruneDeps } from './types.ts';

const BETWEEN_WRITES_MS = 1000;

export interface RestoreReport extends LeverReport {
  readonly restored: readonly string[];
  readonly tagged: readonly string[];
}

type Deps = Pick<PruneDeps, 'registry' | 'packages' | 'io' | 'pause'>;

/**
 * Brings back what a run deleted of the image repositories that policy cleans up: what an index holds before the index, then the tags that are free. What is there already is left as it
 * is, so it may be run again; a tag that stands for something else by now is not moved.
 */
export async function restorePruned(
  deps: Deps,
  undo: Uint8Array,
  images: readonly string[],
  dryRun: boolean,
): Promise<RestoreReport> {
  const file = readUndo(undo, images);
  if ('rule' in file) return report([], [], [file], dryRun);
  const restored: string[] = [];
  const tagged: string[] = [];
  const refusals: Refusal[] = [];
  for (const entry of restoreOrder(file)) {
    const place = `${entry.image}@${entry.digest}`;
    try {
      if (await bringBack(deps, entry, dryRun)) restored.push(place);
      for (const tag of entry.tags) {
        const state = await giveTag(deps, entry, tag, dryRun);
        if (typeof state === 'object') refusals.push(state);
        else if (state) tagged.push(`${entry.image}:${tag}`);
      }
    } catch (error) {
      refusals.push(notRestored(place, error));
    }
    deps.io.log(`${place}${entry.tags.length > 0 ? ` (${entry.tags.join(', ')})` : ''}`);
  }
  return report(restored, tagged, refusals, dryRun);
}

/** True: it was not there. */
async function bringBack({ registry, packages, pause }: Deps, entry: UndoEntry, dryRun: boolean): Promise<boolean> {
  if ((await registry.headManifest(entry.image, entry.digest)) !== null) return false;
  if (dryRun) return true;
  await pause(BETWEEN_WRITES_MS);
  if (entry.id !== null && (await restoredByGitHub(packages, entry, entry.id))) {
    if ((await registry.headManifest(entry.image, entry.digest)) !== null) return true;
  }
  await registry.putManifest(entry.image, entry.digest, { mediaType: entry.mediaType, bytes: manifestOf(entry) });
  return true;
}

/** GitHub keeps a deleted version, with its layers, for 30 days; after that only a push can bring it back, if its layers are there. */
async function restoredByGitHub(packages: Deps['packages'], { image }: UndoEntry, id: number): Promise<boolean> {
  try {
    await packages.restoreVersion(image, id);
    return true;
  } catch (error) {
    if (error instanceof RegistryError && (error.code === 'not-found' || error.code === 'unsupported')) return false;
    throw error;
  }
}

/** True: the tag was free and is given. */
async function giveTag({ registry }: Deps, entry: UndoEntry, tag: string, dryRun: boolean): Promise<boolean | Refusal> {
  const head = await registry.headManifest(entry.image, tag);
  if (head?.digest === entry.digest) return false;
  if (head !== null) {
    const message = `The tag stands for ${head.digest} by now, so it was not moved back to ${entry.digest}.`;
    return pruneRefusal(
      'prune/not-restored',
      `${entry.image}:${tag}`,
      message,
      'Move it by hand if that is what you want.',
    );
  }
  if (!dryRun) await registry.putManifest(entry.image, tag, { mediaType: entry.mediaType, bytes: manifestOf(entry) });
  return true;
}

function notRestored(place: string, error: unknown): Refusal {
  const { rule, message, fix } = stopFor(place, error);
  if (rule === 'prune/forbidden') return pruneRefusal('prune/forbidden', place, message, fix);
  return pruneRefusal(
    'prune/not-restored',
    place,
    message,
    `${fix} If its layers are gone, build and push the revision again.`,
  );
}

function report(restored: string[], tagged: string[], refusals: Refusal[], dryRun: boolean): RestoreReport {
  const verb = dryRun ? 'would be' : 'were';
  const summary = `${restored.length} versions and ${tagged.length} tags ${verb} brought back`;
  const common = { restored, tagged, refusals, evidence: [] };
  if (refusals.length > 0)
    return { ...common, outcome: 'refused', summary: `${summary}; ${refusals.length} could not.` };
  if (restored.length + tagged.length === 0) return { ...common, outcome: 'nothing', summary: 'Everything is there.' };
  return { ...common, outcome: dryRun ? 'planned' : 'done', summary: `${summary}.` };
}
