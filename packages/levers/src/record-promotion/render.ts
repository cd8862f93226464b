import { code, prose, tableRow } from '@gatehouse/action-kit';
import { renderEvidence, renderRefusals } from '../shared/index.ts';
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
  const rows = recorded
    .flatMap(({ set, revision, digests, tagged }) =>
      Object.entries(digests).map(([image, digest]) =>
        tableRow([
          prose(set),
          code(image),
          code(digest),
          code(revision),
          tagged.includes(image) ? 'added' : 'was there',
        ]),
      ),
    )
    .slice(0, MAX_ROWS);
  const head = ['| Set | Image | Digest | Tag | |', '| --- | --- | --- | --- | --- |'];
  const table = rows.length === 0 ? [] : [...head, ...rows, ''];
  return [
    `## ${TITLES[outcome]}`,
    '',
    prose(summary),
    '',
    ...renderRefusals(refusals),
    ...table,
    ...renderEvidence(evidence),
  ].join('\n');
}
