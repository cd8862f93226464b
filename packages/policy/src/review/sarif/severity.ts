import { SEVERITIES, type Severity } from '../../schema/review.ts';
import type { SarifResult, SarifRun } from './schema.ts';

type Rule = NonNullable<SarifRun['tool']['driver']['rules']>[number];

const LEVELS: Readonly<Record<string, Severity>> = { error: 'high', warning: 'medium', note: 'low', none: 'low' };

/** The worse of the level and of `security-severity`, which GitHub reads in the same steps: 9, 7 and 4. */
export function severityOf(result: SarifResult, run: SarifRun): Severity {
  const rule = ruleOf(result, run);
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

function ruleOf({ ruleId, ruleIndex, rule }: SarifResult, { tool }: SarifRun): Rule | undefined {
  const id = rule?.id ?? ruleId;
  const rules = [tool.driver, ...(tool.extensions ?? [])].flatMap((component) => component.rules ?? []);
  const byId = id === undefined ? undefined : rules.find((one) => one.id === id);
  const index = ruleIndex ?? rule?.index;
  return byId ?? (id === undefined && index !== undefined && index >= 0 ? tool.driver.rules?.[index] : undefined);
}
