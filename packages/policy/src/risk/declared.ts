import type { Conversation } from '../evidence/conversation.ts';
import type { Policy } from '../policy.ts';
import type { Finding } from '../verdict.ts';
import { compareLevels, RISK_LEVELS } from './levels.ts';
import type { Risk } from './types.ts';

/** A risk label that somebody set lower than what the bytes say: whoever reads it would be misled. */
export function declaredRisk(
  { labels: { risks } }: Policy,
  { labels, ownLabels = [] }: Conversation,
  { level, reasons }: Risk,
): readonly Finding[] {
  const own = new Set(ownLabels.map((name) => name.toLowerCase()));
  const declared = new Set(labels.map((name) => name.toLowerCase()).filter((name) => !own.has(name)));
  const lowest = RISK_LEVELS.find((one) => declared.has(risks[one]?.toLowerCase() ?? ''));
  if (lowest === undefined || compareLevels(lowest, level) >= 0) return [];
  const [first] = reasons;
  const because = first === undefined ? '' : `: ${first.message.replace(/\.$/, '')}`;
  return [
    {
      rule: 'risk/declared',
      path: first?.path ?? null,
      line: first?.line ?? null,
      message: `the label ${risks[lowest]} says ${lowest} risk, but the change is of ${level} risk${because}`,
      fix: `Remove the label ${risks[lowest]}; Gatehouse sets the one that fits.`,
    },
  ];
}
