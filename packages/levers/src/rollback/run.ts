import { GatehouseError } from '@gatehouse/policy';
import { type Evidence, targetText } from '@gatehouse/release';
import { rollbackBranch, temporaryBranch } from '../shared/branches.ts';
import { evidence } from '../shared/checked.ts';
import { notDefaultBranch } from '../shared/default-branch.ts';
import { readOpenRollback } from '../shared/open-rollback.ts';
import { withdraw } from '../shared/withdraw.ts';
import { rollbackBody, rollbackTitle } from './body.ts';
import { type Aim, aimRollback, type Decision } from './decide.ts';
import { rollbackEdits } from './edits.ts';
import { isOwnRollback } from './own-rollback.ts';
import { type Publication, type Published, publish, type Staged, stage } from './publish.ts';
import type { RollbackDeps, RollbackInputs, RollbackReads, RollbackReport, RollbackWish } from './types.ts';

/**
 * Brings a known-good set back in one pull request with one commit, which also holds what is left. The commit is made on a temporary branch
 * before what takes long is checked, because it shows whether the token may write; a refusal behind it deletes the branch. Throws what could
 * not be read or written (`GatehouseError`); what must not be done is a refusal in the report.
 */
export async function runRollback(deps: RollbackDeps, inputs: RollbackInputs): Promise<RollbackReport> {
  const base = await deps.repository.readDefaultBranch();
  const elsewhere = notDefaultBranch('rollback/not-default-branch', inputs.ref, base.name);
  if (elsewhere !== null) return report(inputs, null, { outcome: 'refused', refusals: [elsewhere] });
  const open = (set: string) => readOpenRollback(deps.repository, set);
  const reads = { ...deps, open };
  if (inputs.dryRun) return planRollback(reads, inputs, base.commit);
  const prepared = await prepare(reads, inputs, base.commit);
  if ('report' in prepared) return prepared.report;
  const { decision, edits } = prepared;
  const staged = await stage(deps.repository, publication(deps, inputs, decision, edits, base));
  if ('refusals' in staged) return report(inputs, decision, { outcome: 'refused', refusals: staged.refusals });
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
    if ('refusals' in published) return report(inputs, decision, { outcome: 'refused', refusals: published.refusals });
    deps.io.log(`${published.adopted ? 'Found' : 'Opened'} ${published.pullRequest.url}.`);
    return { ...checked.report, ...outcomeOf(rollbackTitle(decision), published) };
  } catch (error) {
    await undo();
    throw error;
  }
}

/** What became of what was to be published, as reports say it. */
export function outcomeOf(
  title: string,
  { pullRequest, commit, adopted, overtakenBy }: Published,
): Pick<RollbackReport, 'outcome' | 'summary' | 'pullRequest' | 'commit'> {
  const { number, url } = pullRequest;
  const there = { pullRequest: { number, url }, commit };
  if (overtakenBy !== null)
    return { ...there, outcome: 'nothing', summary: `${title}: another run has moved ${url} on to ${overtakenBy}.` };
  const how = adopted ? ' was there already, with exactly this in it' : '';
  return { ...there, outcome: 'done', summary: `${title}: ${url}${how}.` };
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
    report: report(wish, decision, { outcome: 'refused', refusals }),
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
  return { decision, report: { ...report(wish, decision, { outcome, refusals }), paths } };
}

function mayWrite({ adopted }: Staged): readonly Evidence[] {
  const detail = adopted ? 'the branch has the commit already' : 'the commit could be written';
  return [evidence('permissions', 'passed', detail)];
}

/** Nobody is told whether a token may change workflow files before it tries; a dry run says at least that it will be needed. */
function notTried(edits: Publication['edits']): readonly Evidence[] {
  const workflows = edits.filter(({ path }) => path.startsWith('.github/workflows/'));
  if (workflows.length === 0) return [];
  const detail = `${workflows.length} of the files are workflows: the token needs workflows: write, which only that of a GitHub App has`;
  return [evidence('permissions', 'not-asked', detail)];
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
    isOwn: (tip) => isOwnRollback(line, decision.situation.set, tip, base.commit),
    headline: title,
    message: `From the state of ${from?.commit} to that of ${to?.commit}.`,
    title,
    body: (head, replaced) => rollbackBody(decision, inputs, head, replaced),
  };
}

function report(
  wish: Pick<RollbackWish, 'target'>,
  decision: Decision | null,
  { outcome, refusals }: Pick<RollbackReport, 'outcome' | 'refusals'>,
): RollbackReport {
  const title = decision?.to ? rollbackTitle(decision) : 'The rollback';
  return {
    outcome,
    summary:
      outcome === 'planned'
        ? `${title}: every check passed, nothing was written.`
        : `${title} is refused: ${refusals[0]?.message}`,
    refusals,
    evidence: decision?.evidence ?? [],
    set: decision?.set ?? null,
    target: targetText(wish.target),
    from: decision?.from ?? null,
    to: decision?.to ?? null,
    forward: decision?.chosen?.forward ?? false,
    hold: decision?.hold ?? null,
    paths: [],
    pullRequest: null,
    commit: null,
  };
}
