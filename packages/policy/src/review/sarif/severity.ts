import { SEVERITIES, type Severity } from '../../schema/review.ts';
import type { SarifResult, SarifRun } from './schema.ts';

type Rule = NonNullable<SarifRun['tool']['driver']['rules']>[number];

const LEVELS: Readonly<Record<string, Severity>> = { error: 'high', warning: 'medium', note: 'low', none: 'low' };

/** A run's rules as its results name them. */
export interface Rules {
  readonly byId: ReadonlyMap<string, Rule>;
  readonly ofDriver: readonly Rule[];
}

/** Read once for a run: both lists may be long. Of several rules of one id the first counts, the driver's own before others'. */
export function rulesOf({ tool }: Pick<SarifRun, 'tool'>): Rules {
  const byId = new Map<string, Rule>();
  for (const component of [tool.driver, ...(tool.extensions ?? [])]) {
    for (const rule of component.rules ?? []) if (rule.id !== undefined && !byId.has(rule.id)) byId.set(rule.id, rule);
  }
  return { byId, ofDriver: tool.driver.rules ?? [] };
}

/** The worse of the level and of `security-severity`, which GitHub reads in the same steps: 9, 7 and 4. */
export function severityOf(result: SarifResult, rules: Rules): Severity {
  const rule = ruleOf(result, rules);
  const level = result.level ?? rule?.defaultConfiguration?.level ?? 'warning';
  const scores = [result.properties?.['security-severity'], rule?.properties?.['security-severity']];
  // A level that the standard does not know weighs like an error.
  const found = [LEVELS[level] ?? 'high', ...scores.flatMap(bySecurity)];
  return SEVERITIES.find((severity) => found.includes(severity)) ?? 'high';
}

function bySecurity(score: string | number | undefined): Severity[] {
  if (score === undefined) return [];
  const number = Number(score);
  if (Number.isNaN(number) || number >= 9) return ['critical'];
  if (number >= 7) return ['high'];
  return number >= 4 ? ['medium'] : ['low'];
}

function ruleOf({ ruleId, ruleIndex, rule }: SarifResult, { byId, ofDriver }: Rules): Rule | undefined {
  const id = rule?.id ?? ruleId;
  const index = ruleIndex ?? rule?.index;
  if (id !== undefined) return byId.get(id);
  return index !== undefined && index >= 0 ? ofDriver[index] : undefined;
}
