import type { Outcome, Verdict } from '@gatehouse/policy';
import { code, prose } from '../markdown.ts';

const ICON: Readonly<Record<Outcome, string>> = { pass: '✅', block: '⛔', skip: '💬', error: '⚠️' };

/** One line for each judge behind a verdict of the whole gate. */
export function judgesSection(verdict: Verdict): string[] {
  if (verdict.judges === undefined) return [];
  const lines = verdict.judges.map(
    ({ gate, outcome, summary }) => `- ${ICON[outcome]} ${code(gate)}: ${prose(summary)}`,
  );
  return ['### Judges', '', ...lines, ''];
}

/** What reviewers and the canary said, and who overrode them. */
export function reviewSection({ review, context }: Verdict): string[] {
  const said = (review?.reviewers ?? []).map(
    ({ reviewer, outcome, message }) => `- ${code(reviewer)}: **${outcome}**, ${prose(message)}`,
  );
  const canary = context?.canary ? [`- canary: **${context.canary.state}**, ${prose(context.canary.message)}`] : [];
  const override = review?.override;
  const over = override ? [`- overridden for this head by ${code(override.by)}: ${prose(override.reason)}`] : [];
  const lines = [...said, ...canary, ...over];
  return lines.length === 0 ? [] : ['### Reviews', '', ...lines, ''];
}
