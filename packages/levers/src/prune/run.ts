import type { Evidence, PlannedVersion, Refusal, UndoFile } from '@gatehouse/release';
import { type CarriedOut, carryOut, waitingImages } from './carry-out.ts';
import type { AskedTags } from './changed-tags.ts';
import { bytesOf, type ChosenPlan, choosePlan } from './choose-plan.ts';
import { type Compensated, compensate, NOTHING_BACK } from './compensate.ts';
import { confirmListed, confirmTags, confirmVersions, plannedImages } from './confirm-lists.ts';
import { type Repaired, repairTags } from './repair.ts';
import { tooManyRequests } from './requests.ts';
import { readSituation, type Situation } from './situation.ts';
import { stopFor } from './stops.ts';
import type { PlanDeps, PlanInputs, PruneDeps, PruneInputs, PruneReport, Refused } from './types.ts';
import { collectUndo, undoBytes } from './undo.ts';
import { type Verified, verifyKept } from './verify.ts';

const EMPTY = {
  plan: null,
  hash: null,
  deleted: [],
  gone: 0,
  tagged: [],
  notes: [],
  evidence: [],
  refusals: [],
} as const;

function refusedReport(refusals: readonly Refusal[], more: Partial<PruneReport> = {}): PruneReport {
  const count = more.deleted?.length ?? 0;
  const what = count === 0 ? 'Nothing was deleted' : `${count} versions were deleted before the run stopped`;
  return { ...EMPTY, ...more, outcome: 'refused', summary: `${what}: ${refusals[0]?.message ?? ''}`, refusals };
}

/** Reads everything and decides; writes nothing anywhere. */
export async function planPrune(
  deps: PlanDeps,
  inputs: PlanInputs,
): Promise<(ChosenPlan & { readonly situation: Situation }) | Refused> {
  const situation = await readSituation(deps, inputs);
  if ('refusals' in situation) return situation;
  const chosen = choosePlan(situation.input, inputs.plan);
  if ('refusals' in chosen) return chosen;
  const many = tooManyRequests(chosen.plan, situation.sources);
  if (many !== null) deps.io.log(many);
  const notes = [...situation.notes, ...[chosen.note, many].flatMap((note) => note ?? [])];
  return { ...chosen, situation: { ...situation, notes } };
}

/** Plans, and unless it is a dry run carries the plan out: repairs tags, deletes, and looks whether all that was kept still resolves. */
export async function runPrune(deps: PruneDeps, inputs: PruneInputs): Promise<PruneReport> {
  const planned = await planPrune(deps, inputs);
  if ('refusals' in planned) return refusedReport(planned.refusals);
  const { plan, hash, situation } = planned;
  await deps.keep('plan.json', bytesOf(planned));
  const report: PruneReport = {
    ...EMPTY,
    outcome: 'planned',
    summary: summaryOf(planned),
    plan,
    hash,
    notes: situation.notes,
  };
  const empty = plan.tags.length === 0 && plan.packages.every(({ roots }) => roots.length === 0);
  if (empty) return { ...report, outcome: 'nothing', summary: 'Nothing is old and unused enough to go.' };
  return inputs.dryRun ? report : act(deps, planned, situation, report);
}

async function act(
  deps: PruneDeps,
  chosen: ChosenPlan,
  situation: Situation,
  report: PruneReport,
): Promise<PruneReport> {
  const repaired = await repairTags(deps, chosen.plan.tags);
  const notes = [...report.notes, ...repaired.notes];
  const so = { ...report, notes, tagged: repaired.tagged };
  if (repaired.refusals.length > 0) return refusedReport(repaired.refusals, so);
  if (chosen.plan.packages.every(({ roots }) => roots.length === 0))
    return {
      ...so,
      outcome: 'done',
      summary: `${repaired.tagged.length} missing tags were put back; nothing had to go.`,
    };
  return deleteAll(deps, chosen, situation, so, repaired);
}

async function deleteAll(
  deps: PruneDeps,
  chosen: ChosenPlan,
  { input, sources }: Situation,
  report: PruneReport,
  { tagged }: Repaired,
): Promise<PruneReport> {
  const ready = await prepare(deps, chosen, input);
  if ('refusals' in ready) return refusedReport(ready.refusals, report);
  const { plan } = chosen;
  const asking = (asked: AskedTags) => confirmTags(deps, plan, input, asked);
  const done = await carryOut({ deps, plan, sources, undo: ready, confirmTags: asking });
  const back = await backAgain(deps, chosen, { input, sources }, ready.file, done);
  const isGone = ({ image, digest }: PlannedVersion) => !back.restored.has(`${image}@${digest}`);
  const deleted = done.deleted.filter(isGone);
  const kept = await verifyKept(deps, input, [...deleted, ...done.gone], tagged);
  const refusals = [...done.refusals, ...back.refusals, ...kept.refusals];
  const notes = [...report.notes, ...done.notes, ...back.notes, ...kept.notes];
  const so = { ...report, deleted, gone: done.gone.length, notes, evidence: [evidenceOf(kept)] };
  if (refusals.length > 0) return refusedReport(refusals, so);
  const rest = done.waiting === 0 ? '' : ` ${waitingImages(done.waiting)}.`;
  return {
    ...so,
    outcome: 'done',
    summary: `${deleted.length} versions were deleted; undo.json brings them back.${rest}`,
  };
}

function evidenceOf({ looked, refusals, tags }: Verified): Evidence {
  const check = 'kept tags';
  if (!looked)
    return { check, outcome: 'absent', detail: 'the run was cancelled, so nobody looked whether they resolve' };
  const outcome = refusals.length > 0 ? 'failed' : 'passed';
  return { check, outcome, detail: `${tags} tags and digests that were kept resolve as before` };
}

/** However a run ends: what moved beside its last deletes, nothing has looked at yet. */
async function backAgain(
  deps: PruneDeps,
  { plan }: ChosenPlan,
  situation: Pick<Situation, 'input' | 'sources'>,
  file: UndoFile,
  done: CarriedOut,
): Promise<Compensated> {
  if (done.deleted.length === 0) return NOTHING_BACK;
  try {
    return await compensate(deps, plan, situation, file, done);
  } catch (error) {
    const { rule, place, message } = stopFor('what was deleted', error);
    const what = `Whether anything uses by now what was deleted could not be told: ${message}`;
    const fix = 'See whether anything new pins it; run prune with `mode: restore` and the undo.json of this run if so.';
    return { ...NOTHING_BACK, refusals: [{ rule, place, message: what, fix }] };
  }
}

/** The undo file is complete, and on the disk, before anything is deleted. */
async function prepare(deps: PruneDeps, chosen: ChosenPlan, input: Situation['input']) {
  try {
    const refusals = [
      ...(await confirmTags(deps, chosen.plan, input, { images: plannedImages(chosen.plan), tags: 'all' })),
      ...(await confirmListed(deps, chosen.plan, input)),
      ...(await confirmVersions(deps, chosen.plan, input)),
    ];
    if (refusals.length > 0) return { refusals };
    const undo = await collectUndo(deps, chosen, input.state);
    await deps.keep('undo.json', undoBytes(undo.file));
    return undo;
  } catch (error) {
    return { refusals: [stopFor('the preparation', error)] };
  }
}

function summaryOf({ plan }: ChosenPlan): string {
  const roots = plan.packages.reduce((sum, one) => sum + one.roots.length, 0);
  const all = plan.packages.reduce(
    (sum, one) => sum + one.roots.reduce((n, { versions }) => n + versions.length, 0),
    0,
  );
  const tags = plan.tags.length === 0 ? '' : `, and ${plan.tags.length} missing tags would be put back`;
  return `${roots} pending images with ${all} versions in all would go${tags}.`;
}
