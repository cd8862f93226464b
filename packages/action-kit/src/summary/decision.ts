import type { Disposition, DispositionKind, DispositionReason, Verdict, VerdictBump } from '@gatehouse/policy';
import { code, markdown, prose, tableRow } from '../markdown.ts';
import { bindingLine } from './binding.ts';
import { type Budget, fit, MAX_SUMMARY_BYTES } from './budget.ts';
import { bumpsSection } from './bumps.ts';
import { reviewSection } from './judges.ts';
import { notesSection } from './notes.ts';
import { type PlaceContext, place, placesOf } from './places.ts';
import { renderVerdictSummary } from './render.ts';
import { riskSection } from './risk.ts';

const HEADING: Readonly<Record<DispositionKind, string>> = {
  error: '⚠️ Nothing could be decided',
  advice: '💬 Advice only',
  blocked: '⛔ Blocked',
  held: '✋ Held',
  approval: '🔏 Needs approval',
  review: '👀 Waits for review',
  frozen: '🧊 Frozen',
  waiting: '⏳ Waits',
  'auto-merge': '🚀 Merges itself',
};

export interface DecisionOptions {
  /** `https://github.com` */
  readonly serverUrl: string;
  /** Short enough for a comment, and the same words for the same decision. */
  readonly forComment?: boolean;
}

/** A comment ends at 65,536 characters; what it says has to be read in ten seconds. */
const MAX_COMMENT_BYTES = 30_000;
const SHOWN_BUMPS = 3;

function side({ version, digest }: VerdictBump['from']): string {
  return code(version ?? digest?.replace(/^(sha256:)?([0-9a-f]{12}).*$/, '$1$2…') ?? 'nothing');
}

function what({ bumps, paths }: Verdict): string {
  const shown = bumps
    .slice(0, SHOWN_BUMPS)
    .map((bump) => `${code(bump.name)} ${side(bump.from)} → ${side(bump.to)} (${markdown(bump.update)})`);
  const rest = bumps.length - shown.length;
  if (shown.length > 0) return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more bumps` : ''}`;
  const count = paths?.length ?? 0;
  return count === 0 ? 'a change that was not read' : `a change of ${count} ${count === 1 ? 'file' : 'files'}`;
}

function missingRow(context: PlaceContext, { path, line, message, rule, fix }: DispositionReason): string {
  const where = path === null ? '' : place(context, path, line);
  return tableRow([
    where,
    `${prose(message)}<br>${code(rule)}`,
    fix === null ? 'nothing: it ends by itself' : prose(fix),
  ]);
}

function missing({ kind, reasons }: Disposition, context: PlaceContext, budget: Budget, most: number): string[] {
  if (reasons.length === 0) return [];
  const rows = fit(reasons.slice(0, most), (reason) => missingRow(context, reason), budget, 0.5);
  const omitted = reasons.length - rows.lines.length;
  return [
    // nothing is missing where nothing binds
    ...(kind === 'advice' ? ['### What would stop it, were its author bound', ''] : []),
    '| Where | Why | Way out |',
    '| --- | --- | --- |',
    ...rows.lines,
    '',
    ...(omitted > 0 ? [`${omitted} more in the summary of the job.`, ''] : []),
  ];
}

function people({ waitsFor, approvedBy }: Disposition): string[] {
  const waits = waitsFor.length === 0 ? [] : [`- **Waits for**: ${waitsFor.map((who) => code(who)).join(', ')}`];
  const approved =
    approvedBy.length === 0 ? [] : [`- **Approved by**: ${approvedBy.map((who) => code(who)).join(', ')}`];
  return [...waits, ...approved];
}

function facts(verdict: Verdict, disposition: Disposition): string[] {
  const until = disposition.until === null ? [] : [`- **Until**: ${code(disposition.until)} at least`];
  const lane = disposition.lane === null ? [] : [`- **Lane**: ${code(disposition.lane)}`];
  const back = verdict.rollback ? [`- **Rollback** to ${code(verdict.rollback.commit.slice(0, 7))}`] : [];
  return [`- **What**: ${what(verdict)}`, ...back, ...lane, ...people(disposition), ...until, ''];
}

/**
 * A decision for people, to be read in ten seconds: what will happen next, what the change is, how risky and why, what is missing. The
 * same input gives the same text, so that a comment is only written when something changed.
 */
export function renderDecision(
  decided: { readonly verdict: Verdict; readonly disposition: Disposition | null },
  options: DecisionOptions,
): string {
  const { verdict, disposition } = decided;
  if (disposition === null) return renderVerdictSummary(verdict, options);
  const short = options.forComment === true;
  const context = placesOf(verdict, options.serverUrl);
  const budget: Budget = { left: short ? MAX_COMMENT_BYTES : MAX_SUMMARY_BYTES };
  return [
    `## ${HEADING[disposition.kind]}`,
    '',
    prose(disposition.next),
    '',
    ...facts(verdict, disposition),
    ...missing(disposition, context, budget, short ? 10 : 200),
    ...riskSection(verdict, context, budget, short ? 5 : 200),
    ...reviewSection(verdict),
    ...(short ? [] : [...bumpsSection(verdict, context, budget), ...notesSection(verdict, budget)]),
    bindingLine(verdict, context),
    '',
  ].join('\n');
}
