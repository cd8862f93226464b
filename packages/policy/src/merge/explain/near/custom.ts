import { asksPlaces, matchesChange, matchesFact } from '../../../risk/custom/matches.ts';
import { fileDifferences } from '../../../risk/differences/index.ts';
import type { RiskFact } from '../../../risk/facts/fact.ts';
import { riskFacts } from '../../../risk/facts/facts.ts';
import type { CustomRule } from '../../../risk/policy.ts';
import type { ExplainInput, NearMiss, NearRule } from '../types.ts';

type When = CustomRule['when'];

const NO_CONDITION: When = {
  paths: null,
  kinds: null,
  yamlPaths: null,
  updates: null,
  packages: null,
  authors: null,
  size: null,
};

/** As policy writes them. */
const KEYS: Readonly<Record<keyof When, string>> = {
  paths: 'paths',
  kinds: 'kinds',
  yamlPaths: 'yaml-paths',
  updates: 'updates',
  packages: 'packages',
  authors: 'authors',
  size: 'size',
};

/** A hostile change has very many places; of these the first are enough to tell a story. */
const MAX_FACTS = 2000;

/** The policy's own rules of risk of which all conditions but one held at some place. */
export const nearCustom: NearRule = (input) => {
  if (input.policy.risk.rules.length === 0) return [];
  const facts = someFacts(input);
  return input.policy.risk.rules.flatMap((rule) => nearRule(rule, facts, input) ?? []);
};

function someFacts({ change, proof, locate }: ExplainInput): readonly RiskFact[] {
  const differences = fileDifferences(change, proof, locate);
  const facts: RiskFact[] = [];
  for (const fact of riskFacts({ change, proof, differences, locate, withDocuments: true })) {
    facts.push(fact);
    if (facts.length === MAX_FACTS) break;
  }
  return facts;
}

function nearRule({ id, when }: CustomRule, facts: readonly RiskFact[], { change }: ExplainInput): NearMiss | null {
  const given = (Object.keys(KEYS) as (keyof When)[]).filter((key) => when[key] !== null);
  if (given.length < 2) return null;
  const failing = facts.map((fact) => ({ fact, keys: given.filter((key) => !holds(when, key, fact, change)) }));
  if (failing.some(({ keys }) => keys.length === 0)) return null;
  const nearest = failing.find(({ keys }) => keys.length === 1);
  const [key] = nearest?.keys ?? [];
  if (nearest === undefined || key === undefined) return null;
  const { path, line } = asksPlaces(when) ? nearest.fact : { path: null, line: null };
  return { rule: id, path, line, message: `every condition but \`${KEYS[key]}\` holds here` };
}

function holds(when: When, key: keyof When, fact: RiskFact, change: ExplainInput['change']): boolean {
  const alone: When = { ...NO_CONDITION, [key]: when[key] };
  return matchesFact(alone, fact) !== 'no' && matchesChange(alone, change) !== 'no';
}
