import type { ImageSet } from '@gatehouse/policy';
import type { Evidence, Refusal } from '@gatehouse/release';
import type { Published } from './publish.ts';
import type { Plan, PromoteReport } from './types.ts';

interface Facts {
  readonly set?: ImageSet;
  readonly plan?: Plan;
  readonly refusals?: readonly Refusal[];
  readonly evidence?: readonly Evidence[];
  /** Why there was nothing to do. */
  readonly nothing?: string;
  readonly planned?: boolean;
  readonly published?: Published;
  readonly commit?: string;
}

/** Puts what a run found into its report. */
export function reportOf(facts: Facts): PromoteReport {
  const { plan, published, refusals = [] } = facts;
  const from: Record<string, string[]> = {};
  for (const { from: pin } of plan?.pins ?? [])
    from[pin.image] = [...new Set([...(from[pin.image] ?? []), pin.digest])];
  return {
    outcome: outcomeOf(facts),
    summary: summaryOf(facts),
    refusals,
    evidence: facts.evidence ?? [],
    set: plan?.set.name ?? facts.set?.name ?? null,
    revision: plan?.candidate.revision || null,
    from,
    to: Object.fromEntries(plan?.candidate.digests ?? []),
    moved: plan?.moved ?? [],
    pins: plan?.pins.length ?? 0,
    paths: plan?.edits.map(({ path }) => path) ?? [],
    pullRequest: published ? { number: published.pullRequest.number, url: published.pullRequest.url } : null,
    commit: facts.commit ?? null,
    supersedes: published?.supersedes ?? null,
  };
}

function outcomeOf({ refusals = [], nothing, planned, published }: Facts): PromoteReport['outcome'] {
  if (refusals.length > 0) return 'refused';
  if (nothing !== undefined || published?.adopted) return 'nothing';
  return planned ? 'planned' : 'done';
}

function summaryOf({ set, plan, refusals = [], nothing, planned, published }: Facts): string {
  const name = plan?.set.name ?? set?.name ?? 'the set';
  if (refusals.length > 0) return `Nothing of ${name} was promoted: ${refusals[0]?.message ?? ''}`;
  if (nothing !== undefined) return `Nothing of ${name} had to be promoted: ${nothing}.`;
  const what = `${name} to ${plan?.candidate.revision ?? ''}`;
  if (planned) return `A promotion of ${what} would be proposed.`;
  if (published?.adopted) return `${published.pullRequest.url} proposes ${what} already.`;
  const superseded = published?.supersedes ? `, in place of ${published.supersedes}` : '';
  return `${published?.pullRequest.url ?? ''} proposes ${what}${superseded}.`;
}
