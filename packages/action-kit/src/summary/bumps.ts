import type { Verdict, VerdictBump } from '@gatehouse/policy';
import { code, markdown, tableRow } from '../markdown.ts';
import { type Budget, fit } from './budget.ts';
import { type PlaceContext, place } from './places.ts';

/** `1.2.3` and the digest short: its first twelve digits tell two apart, all of them are in the JSON. */
function target(side: VerdictBump['from']): string {
  const digest = side.digest?.replace(/^(sha256:)?([0-9a-f]{12})[0-9a-f]+$/, '$1$2…') ?? null;
  return (
    [side.version, digest]
      .filter((part) => part !== null)
      .map(code)
      .join('<br>') || '—'
  );
}

function row(context: PlaceContext, bump: VerdictBump): string {
  return tableRow([
    code(bump.name),
    target(bump.from),
    target(bump.to),
    markdown(bump.update),
    place(context, bump.path, bump.line),
  ]);
}

/** The table of proved bumps, or nothing. */
export function bumpsSection(verdict: Verdict, context: PlaceContext, budget: Budget): string[] {
  if (verdict.bumps.length === 0) return [];
  const rows = fit(verdict.bumps, (bump) => row(context, bump), budget, 0.5);
  const omitted = (verdict.counts?.bumps ?? verdict.bumps.length) - rows.lines.length;
  return [
    '### Version bumps',
    '',
    '| Package | From | To | Update | Where |',
    '| --- | --- | --- | --- | --- |',
    ...rows.lines,
    '',
    ...(omitted > 0 ? [`${omitted} more did not fit here.`, ''] : []),
  ];
}
