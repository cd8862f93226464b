import type { Finding, Verdict } from '@gatehouse/policy';
import { code, prose, tableRow } from '../markdown.ts';
import { type Budget, fit } from './budget.ts';
import { type PlaceContext, place } from './places.ts';

const HEADING = {
  pass: 'Findings',
  block: 'What stops it',
  skip: 'What would stop it, were its author bound by this gate',
  error: 'Why nothing was decided',
} as const;

function row(context: PlaceContext, finding: Finding): string {
  const where = place(context, finding.path, finding.line);
  return tableRow([where, `${prose(finding.message)}<br>${code(finding.rule)}`, prose(finding.fix)]);
}

/** Every finding with its place, its reason and the way out. */
export function findingsSection(verdict: Verdict, context: PlaceContext, budget: Budget): string[] {
  if (verdict.findings.length === 0) return [];
  const rows = fit(verdict.findings, (finding) => row(context, finding), budget, 0.5);
  const omitted = (verdict.counts?.findings ?? verdict.findings.length) - rows.lines.length;
  return [
    `### ${HEADING[verdict.outcome]}`,
    '',
    '| Where | Why | Way out |',
    '| --- | --- | --- |',
    ...rows.lines,
    '',
    ...(omitted > 0 ? [`${omitted} more did not fit here.`, ''] : []),
  ];
}
