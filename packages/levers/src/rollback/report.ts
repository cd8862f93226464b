import { targetText } from '@gatehouse/release';
import { rollbackTitle } from './body.ts';
import type { Decision } from './decide.ts';
import { otherStates } from './other-states.ts';
import type { Published } from './publish.ts';
import type { RollbackReport, RollbackWish } from './types.ts';

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

/** Everything that a run answers, as far as it was decided. */
export function reportOf(
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
    others: decision === null ? [] : otherStates(decision),
    openPromotion: null,
    paths: [],
    pullRequest: null,
    commit: null,
  };
}
