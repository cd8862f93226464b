import { code, prose, tableRow } from '@gatehouse/action-kit';
import { renderEvidence, renderRefusals, renderTable } from '../shared/render.ts';
import type { RecordPromotionReport } from './types.ts';

const MAX_ROWS = 100;
const TITLES = {
  done: 'Promotion recorded',
  planned: 'Recording a promotion, dry run',
  nothing: 'Nothing to record',
  refused: 'Promotion not recorded',
} as const;

/** The summary of a run. */
export function renderRecordPromotion({
  outcome,
  summary,
  refusals,
  evidence,
  recorded,
}: RecordPromotionReport): string {
  const rows = recorded.flatMap(({ set, revision, digests, tagged }) =>
    Object.entries(digests).map(([image, digest]) =>
      tableRow([prose(set), code(image), code(digest), code(revision), tagged.includes(image) ? 'added' : 'was there']),
    ),
  );
  return [
    `## ${TITLES[outcome]}`,
    '',
    prose(summary),
    '',
    ...renderRefusals(refusals),
    ...renderTable('| Set | Image | Digest | Tag | |', rows, MAX_ROWS),
    ...renderEvidence(evidence),
  ].join('\n');
}
