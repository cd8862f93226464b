import {
  type PlannedRoot,
  type PlannedVersion,
  type PrunePlan,
  plannedRoots,
  type Refusal,
  restoreOrder,
  type UndoFile,
} from '@gatehouse/release';
import type { CarriedOut } from './carry-out.ts';
import { restorePruned } from './restore.ts';
import type { Situation } from './situation.ts';
import type { PruneDeps } from './types.ts';
import { undoBytes } from './undo.ts';
import { usedByNow } from './used-by-now.ts';

export interface Compensated {
  /** `image@digest` of what is there again. */
  readonly restored: ReadonlySet<string>;
  readonly notes: readonly string[];
  /** What is used and still gone. */
  readonly refusals: readonly Refusal[];
}

/**
 * What has to come back when a run ends. No registry deletes on a condition, so something may be pinned between the last look and a delete:
 * what was deleted is looked for in what is new, and images that something uses by now come back, whole. So does the image at which the run
 * stopped: without its index no later plan would find the rest of it.
 */
export async function compensate(
  deps: PruneDeps,
  plan: PrunePlan,
  situation: Pick<Situation, 'input' | 'sources'>,
  file: UndoFile,
  { deleted, cut }: Pick<CarriedOut, 'deleted' | 'cut'>,
): Promise<Compensated> {
  const used = await usedByNow(deps, plan, situation, deleted);
  const roots = plannedRoots(plan).filter(({ versions }) => versions.some(({ digest }) => used.has(digest)));
  const back = roots.length === 0 ? NOTHING_BACK : await bringBackUsed(deps, plan, file, roots, used, deleted);
  if (cut === null || roots.includes(cut)) return back;
  const whole = await bringBackCut(deps, plan, file, cut, deleted);
  return {
    restored: new Set([...back.restored, ...whole.restored]),
    notes: [...back.notes, ...whole.notes],
    refusals: back.refusals,
  };
}

export const NOTHING_BACK: Compensated = { restored: new Set(), notes: [], refusals: [] };

async function bringBackUsed(
  deps: PruneDeps,
  plan: PrunePlan,
  file: UndoFile,
  roots: readonly PlannedRoot[],
  used: ReadonlyMap<string, string>,
  deleted: readonly PlannedVersion[],
): Promise<Compensated> {
  const entries = roots.flatMap((root) => entriesOf(file, root, deleted));
  const inOrder = file.entries.filter((entry) => entries.includes(entry));
  const report = await restorePruned(deps, undoBytes({ ...file, entries: inOrder }), imagesOf(plan), false);
  const why = [...used].map(([digest, place]) => `${digest} is used by now, in ${place}.`);
  const back = report.restored.length === 0 ? [] : [`Brought back: ${report.restored.join(', ')}.`];
  return { restored: new Set(report.restored), notes: [...why, ...back], refusals: report.refusals };
}

/** What it holds before what holds it, and nothing more once something cannot be brought back: no index may come back without its children. */
async function bringBackCut(
  deps: PruneDeps,
  plan: PrunePlan,
  file: UndoFile,
  cut: PlannedRoot,
  deleted: readonly PlannedVersion[],
): Promise<Pick<Compensated, 'restored' | 'notes'>> {
  const restored = new Set<string>();
  for (const entry of restoreOrder({ ...file, entries: entriesOf(file, cut, deleted) })) {
    const report = await restorePruned(deps, undoBytes({ ...file, entries: [entry] }), imagesOf(plan), false);
    for (const place of report.restored) restored.add(place);
    const [refusal] = report.refusals;
    if (refusal === undefined) continue;
    const rest = `What is left of ${cut.digest} has no tag any more, and it could not be brought back (${refusal.message}).`;
    return { restored, notes: [`${rest} Give \`plan\` and \`plan-file\` of this run to delete the rest.`] };
  }
  return { restored, notes: [`${cut.digest} was brought back, for the run stopped before all of it was deleted.`] };
}

const imagesOf = ({ packages }: PrunePlan): readonly string[] => packages.map(({ image }) => image);

function entriesOf({ entries }: UndoFile, { versions }: PlannedRoot, deleted: readonly PlannedVersion[]) {
  const places = new Set(
    versions.filter((one) => deleted.includes(one)).map(({ image, digest }) => `${image}@${digest}`),
  );
  return entries.filter(({ image, digest }) => places.has(`${image}@${digest}`));
}
