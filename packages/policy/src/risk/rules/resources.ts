import type { ValueFact } from '../facts/fact.ts';
import { compareQuantities, quantityOf } from '../quantity.ts';
import { judging, type RiskRule } from '../rule.ts';
import { placeInWords, valueInWords } from '../words.ts';
import { isSameToAll } from './same-to-all.ts';

/** What every node has; anything else (`nvidia.com/gpu`, huge pages) is a device or a reservation of its own. */
const ORDINARY = new Set(['cpu', 'memory', 'ephemeralstorage']);
const ZERO = { digits: 0n, binary: 0, decimal: 0 };

/** `requests` or `limits` of the fact's place; null when it is not about resources. */
function listOf({ at, names }: ValueFact): 'requests' | 'limits' | null {
  const index = names.lastIndexOf('resources');
  const list = names[index + 1];
  if (index < 0 || at.length === 0 || (list !== 'requests' && list !== 'limits')) return null;
  // Storage is a volume's; whole lists have places below them.
  return names.length === index + 2 || names[index + 2] === 'storage' ? null : list;
}

/** `in bounds`, or what is the matter; null: not about resources, or not to be compared. */
function judgeResources(fact: ValueFact): string | null {
  const list = listOf(fact);
  if (list === null || fact.guessed) return null;
  // A dotted name (`example.com/memory`) has its parts among the names.
  const ordinary =
    fact.names.length === fact.names.lastIndexOf('resources') + 3 && ORDINARY.has(fact.names.at(-1) ?? '');
  if (!ordinary) return 'is not cpu, memory or ephemeral storage';
  if (fact.after === undefined) return 'is removed';
  const after = quantityOf(fact.after);
  const before = fact.before === undefined ? after : quantityOf(fact.before);
  if (after === null || before === null) return null;
  if (compareQuantities(after, before, 2n) > 0) return 'is more than doubled';
  if (list === 'limits' && compareQuantities(after, ZERO) === 0) return 'is set to 0, which is no limit';
  if (list === 'limits' && compareQuantities(before, after, 2n) > 0) return 'is cut to less than half';
  return IN_BOUNDS;
}

const IN_BOUNDS = 'in bounds';

/** A little more or less. */
export const resources: RiskRule = {
  id: 'risk/resources',
  level: 'low',
  sentence:
    'A request or limit of cpu, memory or ephemeral storage changes: not removed, not beyond twice, no limit below half.',
  judge: judging({
    value: (fact) =>
      !fact.whole && isSameToAll(fact) && judgeResources(fact) === IN_BOUNDS
        ? `${placeInWords(fact)} goes from ${valueInWords(fact.before)} to ${valueInWords(fact.after)}`
        : null,
  }),
};

/** Much more, much less, or none. */
export const resourcesBeyond: RiskRule = {
  id: 'risk/resources-beyond',
  level: 'medium',
  sentence:
    'A request or limit is removed or more than doubled, a limit is cut to less than half or set to 0, or it is of a device.',
  judge: judging({
    value: (fact) => {
      const matter = fact.whole ? null : judgeResources(fact);
      if (matter === null || matter === IN_BOUNDS) return null;
      return `${placeInWords(fact)} ${matter} (${valueInWords(fact.before)} to ${valueInWords(fact.after)})`;
    },
  }),
};
