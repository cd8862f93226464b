import { GatehouseError } from '@gatehouse/policy';
import { type Refusal, rewritePins, scanPins } from '@gatehouse/release';
import { type Ancestors, rememberedAncestors } from '../shared/ancestors.ts';
import { temporaryBranch } from '../shared/branches.ts';
import { evidence } from '../shared/checked.ts';
import { notDefaultBranch } from '../shared/default-branch.ts';
import { mustBeBase } from '../shared/must-be-base.ts';
import { readOpenRollback } from '../shared/open-rollback.ts';
import { withdraw } from '../shared/withdraw.ts';
import { messageOf } from './body.ts';
import { branchRefusal, holdsEdits, isDescribed, proposedAt, readBranch, type Standing, standingOf } from './branch.ts';
import { findDigests, findRevision, mustNameSomething } from './candidate.ts';
import { type Ground, readGround } from './ground.ts';
import { heldByDigest, heldByRevision, type PlacedHold } from './holds.ts';
import { publish } from './publish.ts';
import { reportOf } from './report.ts';
import type { Branch, Candidate, Plan, PromoteDeps, PromoteInputs, PromoteRegistry, PromoteReport } from './types.ts';
import { verify } from './verify.ts';

/** Runs that move the same branch are told by compare-and-swap; whoever loses looks again. */
const ATTEMPTS = 3;

/**
 * Proposes a promotion: one branch and one pull request for a set, whatever was proposed before. Writes four times (temporary branch,
 * commit, both branches at once, pull request), or not at all when the same is proposed already. The commit on the temporary branch is made
 * before the images are looked at, because it shows whether the token may write; a refusal behind it deletes the branch.
 *
 * @throws GatehouseError, RegistryError for what could not be decided or done
 */
export async function runPromote(deps: PromoteDeps, inputs: PromoteInputs): Promise<PromoteReport> {
  mustNameSomething(inputs);
  for (let attempt = 1; ; attempt++) {
    try {
      return await promote(deps, inputs);
    } catch (error) {
      const lost = error instanceof GatehouseError && error.code === 'ref-moved';
      if (!lost || attempt >= ATTEMPTS) throw error;
      deps.io.log(`${error.message} Looking again (${attempt} of ${ATTEMPTS - 1}).`);
    }
  }
}

async function promote(deps: PromoteDeps, inputs: PromoteInputs): Promise<PromoteReport> {
  const base = await deps.repository.readDefaultBranch();
  const elsewhere = notDefaultBranch('promote/not-default-branch', inputs.ref, base.name);
  if (elsewhere !== null) return reportOf({ refusals: [elsewhere] });
  const ground = await readGround(deps.line, inputs, base.commit);
  const registry = deps.registry(ground.set.images.map(({ repository }) => repository));
  const found = await findDigests(registry, ground.set, inputs);
  if (found.refusals.length > 0) return reportOf({ set: ground.set, refusals: found.refusals });
  const holds = await readHolds(deps, ground);
  const held = heldByDigest(holds, found.digests, deps.clock());
  if (held.length > 0) return reportOf({ set: ground.set, refusals: held });
  const plan = await planOf(registry, ground, base, inputs, found.digests);
  if ('refusals' in plan) return reportOf({ set: ground.set, refusals: plan.refusals });
  if (plan.moved.length === 0) return reportOf({ plan, nothing: 'every pin of the set is there already' });
  const describe = ({ digests, revision }: Candidate) =>
    promote(deps, { ...inputs, digests: [...digests].map((image) => image.join('@')), revision });
  return proposed({ ...deps, registry, describe }, inputs, plan, holds);
}

/** The hold that is merged, and the one that an open rollback brings. */
async function readHolds({ repository }: PromoteDeps, { set, hold }: Ground): Promise<readonly PlacedHold[]> {
  const open = await readOpenRollback(repository, set.name);
  return [
    ...(hold === null ? [] : [{ hold, rollback: null }]),
    ...(open?.hold ? [{ hold: open.hold, rollback: open.pullRequest.url }] : []),
  ];
}

async function planOf(
  registry: PromoteRegistry,
  { set, files, promoted }: Ground,
  base: Plan['base'],
  inputs: PromoteInputs,
  digests: ReadonlyMap<string, string>,
): Promise<Plan | { readonly refusals: readonly Refusal[] }> {
  // A first look without revisions says what moves, and so whose label names the commit.
  const pins = scanPins(set, files).pins.filter(({ image, digest }) => (digests.get(image) ?? digest) !== digest);
  const moving = [...new Set(pins.map(({ image }) => image))];
  const candidate = await findRevision(registry, inputs, digests, moving);
  if ('rule' in candidate) return { refusals: [candidate] };
  const revisions = new Map(moving.map((image) => [image, candidate.revision]));
  const result = rewritePins(set, files, digests, { promoted, revisions });
  if ('refusals' in result) return result;
  return { set, candidate, base, edits: result.edits, pins: result.pins, moved: moving };
}

async function proposed(
  deps: Omit<PromoteDeps, 'registry'> & {
    readonly registry: PromoteRegistry;
    /** Writes about a promotion that another run left on the branch without its words, or with those of an older one. */
    readonly describe: (there: Candidate) => Promise<unknown>;
  },
  inputs: PromoteInputs,
  plan: Plan,
  holds: readonly PlacedHold[],
): Promise<PromoteReport> {
  const ancestors = rememberedAncestors(deps.ancestry(plan.set.source));
  const branch = await readBranch(deps.repository, plan);
  const standing = await standingOf(deps, plan, branch, inputs.policy);
  if (standing === 'taken') await mustBeBase(deps.repository, plan.base.commit, 'promotion');
  const proposal = standing === 'nothing' ? null : await proposedAt(deps, plan, branch);
  const refusal = await branchRefusal(plan, branch, standing, { there: proposal, ancestors });
  if (refusal !== null) {
    const isNewer = proposal !== null && refusal.rule === 'promote/newer-open';
    if (isNewer && !isDescribed(branch, plan.set.name)) await deps.describe(proposal);
    return reportOf({ plan, refusals: [refusal] });
  }
  const there = (await isThere(deps, plan, standing)) ? branch.tip : null;
  const written = there === null && !inputs.dryRun ? await commit(deps, inputs, plan) : null;
  const temporary = temporaryBranch('promote', plan.set.name, inputs.runId);
  const undo = () => (written === null ? Promise.resolve() : withdraw(deps, temporary, written));
  try {
    const asked = { holds, ancestors, resolved: inputs.digests.length === 0 };
    const checked = await verify(deps, plan, asked);
    const all = { ...checked, evidence: [mayWrite(inputs.dryRun, there), ...checked.evidence] };
    if (checked.refusals.length > 0) {
      await undo();
      return reportOf({ plan, refusals: checked.refusals, evidence: all.evidence });
    }
    if (inputs.dryRun) return reportOf({ plan, evidence: all.evidence, planned: true });
    const opened = await open(deps, inputs, plan, branch, { ...all, written, there });
    return (await heldMeanwhile(deps, plan, branch, { ancestors, commit: opened.commit })) ?? opened;
  } catch (error) {
    await undo();
    throw error;
  }
}

function isThere(deps: Pick<PromoteDeps, 'line'>, plan: Plan, standing: Standing): Promise<boolean> {
  return typeof standing === 'string' ? Promise.resolve(false) : holdsEdits(deps, plan, standing);
}

/**
 * A rollback that was opened while this promotion was: one of the two has to see the other, and it is the rollback that stays. Deleting the
 * branch closes the pull request.
 */
async function heldMeanwhile(
  deps: Pick<PromoteDeps, 'repository' | 'clock'>,
  plan: Plan,
  branch: Branch,
  { ancestors, commit }: { readonly ancestors: Ancestors; readonly commit: string | null },
): Promise<PromoteReport | null> {
  const open = await readOpenRollback(deps.repository, plan.set.name);
  const holds = open?.hold ? [{ hold: open.hold, rollback: open.pullRequest.url }] : [];
  const held = await heldByRevision(holds, { ...plan.candidate, ancestors, now: deps.clock() });
  if (held.length === 0 || commit === null) return null;
  await deps.repository.deleteBranch(branch.name, commit);
  return reportOf({ plan, refusals: held });
}

function mayWrite(dryRun: boolean, there: string | null) {
  if (dryRun) return evidence('permissions', 'not-asked', 'a dry run writes nothing, so the token was not tried');
  if (there !== null) return evidence('permissions', 'passed', 'the branch has the commit already');
  return evidence('permissions', 'passed', 'the commit could be written');
}

function commit({ repository }: Pick<PromoteDeps, 'repository'>, inputs: PromoteInputs, plan: Plan): Promise<string> {
  return repository.commit({
    parent: plan.base.commit,
    temporary: temporaryBranch('promote', plan.set.name, inputs.runId),
    files: plan.edits,
    ...messageOf(plan),
  });
}

async function open(
  deps: Pick<PromoteDeps, 'repository' | 'io'>,
  inputs: PromoteInputs,
  plan: Plan,
  branch: Branch,
  checked: Awaited<ReturnType<typeof verify>> & { readonly written: string | null; readonly there: string | null },
): Promise<PromoteReport> {
  const { written, there, labels, evidence } = checked;
  if (written !== null) {
    const temporary = temporaryBranch('promote', plan.set.name, inputs.runId);
    await deps.repository.moveBranch({ branch: branch.name, before: branch.tip, commit: written, temporary });
  }
  const commit = written ?? there ?? '';
  const facts = { plan, commit, labels, evidence, runUrl: inputs.runUrl };
  try {
    const published = await publish(deps, branch, facts);
    return reportOf({ plan, evidence, published, commit });
  } catch (error) {
    // The right to open pull requests shows only when one is opened; a branch that nobody sees would keep older promotions away.
    const isUnseen = error instanceof GatehouseError && error.code === 'forbidden' && branch.tip === null;
    if (isUnseen) await withdraw(deps, branch.name, commit);
    throw error;
  }
}
