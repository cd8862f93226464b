import { code, prose, tableRow } from '@gatehouse/action-kit';
import { renderEvidence, renderRefusals, renderTable } from '../shared/render.ts';
import type { PromoteReport } from './types.ts';

const MAX_ROWS = 100;

const TITLES = {
  done: 'Promotion proposed',
  planned: 'Promotion, dry run',
  nothing: 'Nothing to promote',
  refused: 'Promotion refused',
} as const;

/** The summary of a run. */
export function renderPromotion(report: PromoteReport): string {
  const { outcome, summary, set, to, from, refusals, evidence } = report;
  const rows = Object.entries(to).map(([image, digest]) =>
    tableRow([code(image), (from[image] ?? []).slice(0, 3).map(code).join(' '), code(digest)]),
  );
  const pull = report.pullRequest === null ? [] : [`Pull request: ${report.pullRequest.url}`, ''];
  const title = `## ${TITLES[outcome]}${set === null ? '' : `: ${prose(set)}`}`;
  return [
    title,
    '',
    prose(summary),
    '',
    ...pull,
    ...renderRefusals(refusals),
    ...renderEvidence(evidence),
    ...renderTable('| Image | From | To |', rows, MAX_ROWS),
  ].join('\n');
}
