import { GatehouseError } from '@gatehouse/policy';
import { type Evidence, targetText } from '@gatehouse/release';
import { rollbackBranch, temporaryBranch } from '../shared/branches.ts';
import { notDefaultBranch } from '../shared/default-branch.ts';
import { rollbackBody, rollbackTitle } from './body.ts';
import { evidence } from './checks/checked.ts';
import { type Decision, decideRollback } from './decide.ts';
import { rollbackEdits } from './edits.ts';
import { readOpenRollback } from './open-hold.ts';
import { isOwnRollback } from './own-rollback.ts';
import { type Publication, type Published, publish } from './publish.ts';
import type { RollbackDeps, RollbackInputs, RollbackReads, RollbackReport, RollbackWish } from './types.ts';

/**
 * Brings a known-good set back in one pull request with one commit, which also holds what is left. Throws what could not be read or written
 * (`GatehouseError`); what must not be done is a refusal in the report.
 */
export async function runRollback(deps: RollbackDeps, inputs: RollbackInputs): Promise<RollbackReport> {
  const base = await deps.repository.readDefaultBranch();
  const elsewhere = notDefaultBranch('rollback/not-default-branch', inputs.ref, base.name);
  if (elsewhere !== null) return report(inputs, null, { outcome: 'refused', refusals: [elsewhere] });
  const open = (set: string) => readOpenRollback(deps.repository, set);
  const planned = await prepare({ ...deps, open }, inputs, base.commit);
  if (planned.report.outcome !== 'planned' || inputs.dryRun) return planned.report;
  const { decision, edits } = planned;
  const published = await publish(deps.repository, publication(deps, inputs, decision, edits, base));
  if ('refusals' in published) return report(inputs, decision, { outcome: 'refused', refusals: published.refusals });
  deps.io.log(`${published.adopted ? 'Found' : 'Opened'} ${published.pullRequest.url}.`);
  return { ...planned.report, ...outcomeOf(rollbackTitle(decision), published) };
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
  return (await prepare(reads, wish, tip)).report;
}

interface Prepared {
  readonly report: RollbackReport;
  readonly decision: Decision;
  readonly edits: Publication['edits'];
}

async function prepare(reads: RollbackReads, wish: RollbackWish, tip: string): Promise<Prepared> {
  const decision = await decideRollback(reads, wish, tip);
  if (decision.refusals.length > 0 || decision.chosen === null) {
    return { decision, edits: [], report: report(wish, decision, { outcome: 'refused', refusals: decision.refusals }) };
  }
  const written = await rollbackEdits(reads.line, decision);
  if ('refusals' in written) {
    return { decision, edits: [], report: report(wish, decision, { outcome: 'refused', refusals: written.refusals }) };
  }
  const { edits } = written;
  if (edits.length === 0) throw new GatehouseError('internal', 'A rollback would write nothing.', 'Report it.');
  const planned = report(wish, decision, { outcome: 'planned', refusals: [] });
  const paths = edits.map(({ path }) => path);
  return { decision, edits, report: { ...planned, paths, evidence: [...planned.evidence, ...permissionsFor(paths)] } };
}

/** Nobody is told whether a token may change workflow files before it tries; a dry run says at least that it will be needed. */
function permissionsFor(paths: readonly string[]): readonly Evidence[] {
  const workflows = paths.filter((path) => path.startsWith('.github/workflows/'));
  if (workflows.length === 0) return [];
  const detail = `${workflows.length} of the files are workflows: the token needs workflows: write, which only that of a GitHub App has`;
  return [evidence('permission', 'not-asked', detail)];
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
