import { type Evidence, type Refusal, refuse } from '@gatehouse/release';
import { ROLLBACK_PREFIX, temporaryBranch } from '../../shared/branches.ts';
import { notDefaultBranch } from '../../shared/default-branch.ts';
import { notTried } from '../permissions.ts';
import { lookAt, type Publication, publish } from '../publish.ts';
import { outcomeOf } from '../report.ts';
import { revertBody, revertTitle } from './body.ts';
import { conflictRefusals, conflictsOf, tellOfConflicts } from './conflict.ts';
import { inverseEdits, isOwnRevert, type Undoing, undoingOf } from './edits.ts';
import { type FoundChange, findChange } from './find.ts';
import type { MergedChange, RevertDeps, RevertInputs, RevertReport } from './types.ts';

/**
 * Undoes a merged pull request by the commits that it became, whole files at a time, in one pull request of one commit. Where a file was changed
 * again since, nothing is written but one issue with the diagnosis and the patch.
 */
export async function runRevert(deps: RevertDeps, inputs: RevertInputs): Promise<RevertReport> {
  const base = await deps.repository.readDefaultBranch();
  const elsewhere = notDefaultBranch('rollback/not-default-branch', inputs.ref, base.name);
  if (elsewhere !== null) return refused(inputs, null, [elsewhere]);
  const found = await findChange(deps, inputs.merged, base);
  if ('rule' in found) return refused(inputs, null, [found]);
  const undoing = await undoingOf(deps.line, found, base.commit);
  const { conflicts, restored } = undoing.inverse;
  if (conflicts.length > 0) return inConflict(deps, inputs, found, undoing);
  if (restored.length === 0) return refused(inputs, found, [alreadyReverted(found)]);
  const planned = report(
    inputs,
    found,
    'planned',
    `${revertTitle(found)}: ${restored.length} files go back, nothing was written.`,
  );
  const paths = restored.map(({ path }) => path);
  const edits = await inverseEdits(deps.line, restored);
  const wanted = publication(deps, inputs, found, undoing, { base, edits });
  if (inputs.dryRun) {
    const looked = await lookAt(deps.repository, wanted);
    if ('refusals' in looked) return refused(inputs, found, looked.refusals);
    return { ...planned, paths, evidence: [...planned.evidence, ...notTried(edits)] };
  }
  const published = await publish(deps.repository, wanted);
  if ('refusals' in published) return refused(inputs, found, published.refusals);
  return { ...planned, paths, ...outcomeOf(revertTitle(found), published) };
}

async function inConflict(
  deps: RevertDeps,
  inputs: RevertInputs,
  found: FoundChange,
  undoing: Undoing,
): Promise<RevertReport> {
  const conflicts = conflictsOf(found, undoing);
  const issue = await tellOfConflicts(deps, inputs, found, { undoing, conflicts });
  return { ...refused(inputs, found, conflictRefusals(found, conflicts, issue)), issue };
}

function publication(
  { line }: Pick<RevertDeps, 'line'>,
  inputs: RevertInputs,
  found: FoundChange,
  undoing: Undoing,
  { base, edits }: Pick<Publication, 'base' | 'edits'>,
): Publication {
  const { inverse, tree } = undoing;
  const title = revertTitle(found);
  return {
    branch: `${ROLLBACK_PREFIX}${found.slug}`,
    temporary: temporaryBranch('revert', found.slug, inputs.runId),
    base,
    tree,
    edits,
    isMerged: (tip) => line.isAncestor(tip, base.commit),
    isOwn: (tip) => isOwnRevert(line, inverse, { tip, base: base.commit }),
    headline: title,
    message: `Undoes ${found.range.commits.map(({ oid }) => oid).join(', ')}.`,
    title,
    body: (head, replaced) => revertBody(inputs, found, undoing, head, replaced),
  };
}

function alreadyReverted({ name }: FoundChange): Refusal {
  const message = `Every file of ${name} is as it was before it already.`;
  return refuse('rollback/already-reverted', name, message, 'Nothing is to be done.');
}

function nameOf(merged: MergedChange): string {
  return 'pullRequest' in merged ? `#${merged.pullRequest}` : merged.mergeCommit;
}

function refused(inputs: RevertInputs, found: FoundChange | null, refusals: readonly Refusal[]): RevertReport {
  return {
    ...report(inputs, found, 'refused', `Reverting ${nameOf(inputs.merged)} is refused: ${refusals[0]?.message}`),
    refusals,
  };
}

function report(
  { merged }: RevertInputs,
  found: FoundChange | null,
  outcome: RevertReport['outcome'],
  summary: string,
): RevertReport {
  const range = found?.range ?? null;
  const evidence: Evidence[] =
    range === null
      ? []
      : [
          {
            check: 'merge commit',
            outcome: 'passed',
            detail: `${range.kind}: ${range.commits.map(({ oid }) => oid).join(', ')}`,
          },
        ];
  return {
    outcome,
    summary,
    refusals: [],
    evidence,
    reverts: nameOf(merged),
    kind: range?.kind ?? null,
    commits: range?.commits.map(({ oid }) => oid) ?? [],
    paths: [],
    pullRequest: null,
    commit: null,
    issue: null,
  };
}
