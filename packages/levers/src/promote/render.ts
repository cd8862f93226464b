import { code, prose, tableRow } from '@gatehouse/action-kit';
import { renderEvidence, renderRefusals } from '../shared/index.ts';
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
  const rows = Object.entries(to)
    .slice(0, MAX_ROWS)
    .map(([image, digest]) =>
      tableRow([code(image), (from[image] ?? []).slice(0, 3).map(code).join(' '), code(digest)]),
    );
  const table = rows.length === 0 ? [] : ['| Image | From | To |', '| --- | --- | --- |', ...rows, ''];
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
    ...table,
  ].join('\n');
}
