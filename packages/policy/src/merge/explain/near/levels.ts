import { RISK_RULES } from '../../../risk/registry.ts';
import type { NearRule } from '../types.ts';
import { distinct } from './distinct.ts';

/** Levels that policy changed, and high risks that it took away. */
export const nearLevels: NearRule = ({ policy, judged }) => {
  const { risk } = judged.gate;
  if (risk === undefined) return [];
  const builtIn = new Map(RISK_RULES.map(({ id, level }) => [id as string, level]));
  const changed = distinct(risk.reasons, ({ rule }) => rule).flatMap(({ rule, level, path, line }) => {
    const was = builtIn.get(rule);
    if (!policy.risk.levels.has(rule) || was === undefined || was === level) return [];
    return [{ rule, path, line, message: `built in it is ${was}; risk.levels makes it ${level}` }];
  });
  const told = new Set(changed.map(({ rule }) => rule));
  const lowered = risk.lowered
    .filter((rule) => !told.has(rule))
    .map((rule) => ({ rule, path: null, line: null, message: 'it is high, and a rule of the policy took that away' }));
  return [...changed, ...lowered];
};
