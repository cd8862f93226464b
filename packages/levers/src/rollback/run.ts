import { GatehouseError } from '@gatehouse/policy';
import type { Evidence } from '@gatehouse/release';
import { promoteBranch, rollbackBranch, temporaryBranch } from '../shared/branches.ts';
import { notDefaultBranch } from '../shared/default-branch.ts';
import { openPullRequestOf } from '../shared/open-pull-request.ts';
import { readOpenRollback } from '../shared/open-rollback.ts';
import { withdraw } from '../shared/withdraw.ts';
import { rollbackBody, rollbackTitle } from './body.ts';
import { type Aim, aimRollback, type Decision } from './decide.ts';
import { rollbackEdits } from './edits.ts';
import { isOwnRollback } from './own-rollback.ts';
import { mayWrite, notTried } from './permissions.ts';
import { lookAt, type Publication, publish, stage } from './publish.ts';
import { outcomeOf, reportOf } from './report.ts';
import type { RollbackDeps, RollbackInputs, RollbackReads, RollbackReport, RollbackWish } from './types.ts';

/**
 * Brings a known-good set back in one pull request with one commit, which also holds what is left. The commit is made on a temporary branch
 * before what takes long is checked, because it shows whether the token may write; a refusal behind it deletes the branch. Throws what could
 * not be read or written (`GatehouseError`); what must not be done is a refusal in the report.
 */
export async function runRollback(deps: RollbackDeps, inputs: RollbackInputs): Promise<RollbackReport> {
  const base = await deps.repository.readDefaultBranch();
  const elsewhere = notDefaultBranch('rollback/not-default-branch', inputs.ref, base.name);
  if (elsewhere !== null) return reportOf(inputs, null, { outcome: 'refused', refusals: [elsewhere] });
  const open = (set: string) => readOpenRollback(deps.repository, set);
  const reads = { ...deps, open };
  const prepared = await prepare(reads, inputs, base.commit);
  if ('report' in prepared) return prepared.report;
  const { decision, edits } = prepared;
  const first = publication(deps, inputs, decision, edits, base);
  const promotion = await openPullRequestOf(deps.repository, { branch: promoteBranch(decision.set), base: base.name });
  const told = { openPromotion: promotion?.url ?? null };
  if (inputs.dryRun) return { ...(await dryRun(deps, inputs, prepared, first)), ...told };
  const staged = await stage(deps.repository, first);
  if ('refusals' in staged) return reportOf(inputs, decision, { outcome: 'refused', refusals: staged.refusals });
  const temporary = temporaryBranch('rollback', decision.set, inputs.runId);
  const undo = () => (staged.adopted ? Promise.resolve() : withdraw(deps, temporary, staged.commit));
  try {
    const checked = await afterChecks(inputs, prepared, mayWrite(staged));
    if (checked.report.outcome === 'refused') {
      await undo();
      return checked.report;
    }
    const wanted = publication(deps, inputs, checked.decision, edits, base);
    const published = await publish(deps.repository, wanted, staged);
    if ('refusals' in published)
      return reportOf(inputs, decision, { outcome: 'refused', refusals: published.refusals });
    deps.io.log(`${published.adopted ? 'Found' : 'Opened'} ${published.pullRequest.url}.`);
    return { ...checked.report, ...told, ...outcomeOf(rollbackTitle(decision), published) };
  } catch (error) {
    await undo();
    throw error;
  }
}

/** As far as it goes without a write: whose the branch is shows all the same. */
async function dryRun(
  { repository }: Pick<RollbackDeps, 'repository'>,
  wish: RollbackWish,
  prepared: Prepared,
  wanted: Publication,
): Promise<RollbackReport> {
  const found = await lookAt(repository, wanted);
  if ('refusals' in found) return reportOf(wish, prepared.decision, { outcome: 'refused', refusals: found.refusals });
  return (await afterChecks(wish, prepared, notTried(prepared.edits))).report;
}

/** What would be done at a commit of the base branch, with all that speaks for and against it. Writes nothing. */
export async function planRollback(reads: RollbackReads, wish: RollbackWish, tip: string): Promise<RollbackReport> {
  const prepared = await prepare(reads, wish, tip);
  if ('report' in prepared) return prepared.report;
  return (await afterChecks(wish, prepared, notTried(prepared.edits))).report;
}

interface Prepared extends Aim {
  readonly edits: Publication['edits'];
}

/** What is to be written, before what takes long is checked; or why nothing is. */
async function prepare(
  reads: RollbackReads,
  wish: RollbackWish,
  tip: string,
): Promise<Prepared | { readonly report: RollbackReport }> {
  const { decision, check } = await aimRollback(reads, wish, tip);
  const refused = (refusals: RollbackReport['refusals']) => ({
    report: reportOf(wish, decision, { outcome: 'refused', refusals }),
  });
  if (decision.refusals.length > 0 || decision.chosen === null) return refused(decision.refusals);
  const written = await rollbackEdits(reads.line, decision);
  if ('refusals' in written) return refused(written.refusals);
  const { edits } = written;
  if (edits.length === 0) throw new GatehouseError('internal', 'A rollback would write nothing.', 'Report it.');
  return { decision, check, edits };
}

/** The decision with everything that was checked. */
async function afterChecks(
  wish: RollbackWish,
  { decision: before, check, edits }: Prepared,
  permissions: readonly Evidence[],
): Promise<{ readonly decision: Decision; readonly report: RollbackReport }> {
  const { evidence: found, refusals } = await check();
  const decision = { ...before, evidence: [...before.evidence, ...permissions, ...found], refusals };
  const outcome = refusals.length > 0 ? 'refused' : 'planned';
  const paths = outcome === 'refused' ? [] : edits.map(({ path }) => path);
  return { decision, report: { ...reportOf(wish, decision, { outcome, refusals }), paths } };
}

function publication(
  { line }: Pick<RollbackDeps, 'line'>,
  inputs: RollbackInputs,
  decision: Decision,
  edits: Publication['edits'],
  base: Publication['base'],
): Publication {
  const title = rollbackTitle(decision);
  const { from, to } = decision;
  return {
    branch: rollbackBranch(decision.set),
    temporary: temporaryBranch('rollback', decision.set, inputs.runId),
    base,
    tree: decision.situation.tree,
    edits,
    isMerged: (tip) => line.isAncestor(tip, base.commit),
    isOwn: (tip) => isOwnRollback(line, decision.situation, tip, base.commit),
    headline: title,
    message: `From the state of ${from?.commit} to that of ${to?.commit}.`,
    title,
    body: (head, replaced) => rollbackBody(decision, inputs, head, replaced),
  };
}
