import { code, prose, tableRow } from '@gatehouse/action-kit';
import { renderEvidence, renderRefusals } from '../shared/render.ts';
import type { RevertReport } from './revert/types.ts';
import type { End, RollbackReport } from './types.ts';

const MAX_IMAGES = 100;

/** The summary of a run, for people. */
export function renderRollback(report: RollbackReport | RevertReport): string {
  return [
    `## ${prose(report.summary)}`,
    '',
    ...(report.outcome === 'planned'
      ? ['A dry run: nothing was written. Run it again without it to open the pull request.', '']
      : []),
    ...(report.pullRequest === null ? [] : [`Pull request: ${report.pullRequest.url}`, '']),
    ...renderRefusals(report.refusals),
    ...renderEvidence(report.evidence),
    ...('reverts' in report ? issue(report) : digests(report.from, report.to)),
    ...written(report.paths, 'hold' in report ? report.hold : null),
  ].join('\n');
}

function digests(from: End | null, to: End | null): readonly string[] {
  if (to === null) return [];
  const rows = [...to.digests].map(([image, digest]) =>
    tableRow([code(image), code(from?.digests.get(image) ?? ''), code(digest)]),
  );
  return ['| Image | From | To |', '| --- | --- | --- |', ...rows.slice(0, MAX_IMAGES), ''];
}

function issue({ issue: url }: RevertReport): readonly string[] {
  return url === null ? [] : [`The patch and the diagnosis: ${url}`, ''];
}

function written(paths: readonly string[], hold: RollbackReport['hold']): readonly string[] {
  if (paths.length === 0) return [];
  const held = hold === null ? [] : [`The hold refuses ${hold.refuses.length} digests.`, ''];
  return ['Files of the one commit:', '', ...paths.slice(0, MAX_IMAGES).map((path) => `- ${code(path)}`), '', ...held];
}
