import type { RiskLevel, RiskReason, Verdict } from '@gatehouse/policy';
import { code, prose } from '../markdown.ts';
import { type Budget, fit } from './budget.ts';
import { type PlaceContext, place } from './places.ts';

const ICON: Readonly<Record<RiskLevel, string>> = { low: '🟢', medium: '🟡', high: '🔴' };

function item(context: PlaceContext, { path, line, message, level, rule }: RiskReason): string {
  const where = path === null ? '' : `${place(context, path, line)}: `;
  return `- ${ICON[level]} ${where}${prose(message)} (${code(rule)})`;
}

/** How risky the change is and why: each reason with file and line, highest first. */
export function riskSection(verdict: Verdict, context: PlaceContext, budget: Budget, most = 200): string[] {
  const { risk } = verdict;
  if (risk === undefined) return [];
  const { lines } = fit(risk.reasons.slice(0, most), (reason) => item(context, reason), budget, 0.3);
  const omitted = risk.reasons.length - lines.length;
  const lowered = risk.lowered.map((text) => `- ⚠️ lowered by policy: ${prose(text)}`);
  return [
    `### ${ICON[risk.level]} Risk: ${risk.level}`,
    '',
    ...lines,
    ...(omitted > 0 ? [`- and ${omitted} more`] : []),
    ...lowered,
    '',
  ];
}
