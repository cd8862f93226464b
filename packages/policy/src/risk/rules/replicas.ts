import type { ValueFact } from '../facts/fact.ts';
import { judging, type RiskRule } from '../rule.ts';
import type { PlainValue } from '../types.ts';
import { placeInWords, valueInWords } from '../words.ts';
import { isSameToAll } from './same-to-all.ts';

/** `spec.replicas`, `replicaCount` of Helm values, and `replicas[name=web].count` of a Kustomization. */
function isReplicas({ names }: ValueFact): boolean {
  const last = names.at(-1);
  return last === 'replicas' || last === 'replicacount' || (last === 'count' && names.at(-2) === 'replicas');
}

function countOf(value: PlainValue | undefined): number | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return /^[0-9]{1,6}$/.test(String(value)) ? Number(value) : null;
}

/** Another number of the same thing. */
export const replicas: RiskRule = {
  id: 'risk/replicas',
  level: 'low',
  sentence: 'The number of replicas changes, not to 0.',
  judge: judging({
    value: (fact) => {
      if (fact.whole || !isReplicas(fact) || !isSameToAll(fact)) return null;
      if (countOf(fact.before) === null || !((countOf(fact.after) ?? 0) > 0)) return null;
      return `${placeInWords(fact)} goes from ${valueInWords(fact.before)} to ${valueInWords(fact.after)}`;
    },
  }),
};

/** Switched off. */
export const replicasZero: RiskRule = {
  id: 'risk/replicas-zero',
  level: 'medium',
  sentence: 'The number of replicas goes to 0: a workload is switched off.',
  judge: judging({
    value: (fact) =>
      isReplicas(fact) && countOf(fact.after) === 0 && fact.before !== undefined
        ? `${placeInWords(fact)} goes from ${valueInWords(fact.before)} to 0`
        : null,
  }),
};
