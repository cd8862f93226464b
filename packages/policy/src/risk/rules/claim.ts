import type { ValueFact } from '../facts/fact.ts';
import { compareQuantities, quantityOf } from '../quantity.ts';
import { judging, type RiskRule } from '../rule.ts';
import { placeInWords, valueInWords } from '../words.ts';
import { isSameToAll } from './same-to-all.ts';

/** Where a volume claim states its size for sure. */
function isClaimSize({ names, documents }: ValueFact): boolean {
  const last = names.at(-1);
  if (names.slice(-3).join('.') === 'resources.requests.storage') {
    return names.some((name) => /^volumeclaimtemplates?$|^persistence$/.test(name)) || isClaim(documents.at(-1)?.kind);
  }
  return last === 'size' && names.slice(0, -1).includes('persistence');
}

function isClaim(kind: string | null | undefined): boolean {
  return kind === 'PersistentVolumeClaim';
}

/** Where something that may be a volume states its size: wider, since losing data is worse than asking in vain. */
function maybeClaimSize(fact: ValueFact): boolean {
  const { names } = fact;
  if (isClaimSize(fact) || names.slice(-2).join('.') === 'requests.storage') return true;
  if (names.at(-1) === 'storagesize' || names.at(-1) === 'volumesize') return true;
  return /^(?:size|storage|capacity)$/.test(names.at(-1) ?? '') && names.slice(0, -1).some((name) => VOLUME.test(name));
}

const VOLUME = /persisten|volume|storage|claim|^pvcs?$/;

/** More room, for sure. */
export const pvcIncrease: RiskRule = {
  id: 'risk/pvc-increase',
  level: 'low',
  sentence:
    'A volume claim grows: PersistentVolumeClaim, volumeClaimTemplates, or `persistence.*.size` of Helm values.',
  judge: judging({
    value: (fact) => {
      if (fact.whole || !isClaimSize(fact) || !isSameToAll(fact)) return null;
      const [before, after] = [quantityOf(fact.before), quantityOf(fact.after)];
      if (before === null || after === null || compareQuantities(after, before) <= 0) return null;
      return `${placeInWords(fact)} grows from ${valueInWords(fact.before)} to ${valueInWords(fact.after)}`;
    },
  }),
};

/** Less room, or no room stated any more. */
export const pvcDecrease: RiskRule = {
  id: 'risk/pvc-decrease',
  level: 'high',
  sentence: 'A volume claim shrinks, or its size is no longer stated.',
  judge: judging({
    value: (fact) => {
      const before = !fact.guessed && maybeClaimSize(fact) ? quantityOf(fact.before) : null;
      if (before === null) return null;
      const after = quantityOf(fact.after);
      if (fact.after === undefined) return `${placeInWords(fact)} is removed; it was ${valueInWords(fact.before)}`;
      if (after === null || compareQuantities(after, before) >= 0) return null;
      return `${placeInWords(fact)} shrinks from ${valueInWords(fact.before)} to ${valueInWords(fact.after)}`;
    },
  }),
};
