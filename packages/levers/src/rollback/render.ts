import { code, prose, tableRow } from '@gatehouse/action-kit';
import { renderEvidence, renderRefusals } from '../shared/render.ts';
import type { RevertReport } from './revert/types.ts';
import type { End, RollbackReport } from './types.ts';

const MAX_IMAGES = 100;

const TITLES = {
  done: 'proposed',
  planned: 'dry run',
  nothing: 'overtaken',
  refused: 'refused',
} as const;

/** The summary of a run, for people: what happened, what to do next, and below it everything else. */
export function renderRollback(report: RollbackReport | RevertReport): string {
  const what = 'reverts' in report ? `Revert of ${report.reverts}` : `Rollback${report.set ? ` of ${report.set}` : ''}`;
  return [
    `## ${prose(what)}: ${TITLES[report.outcome]}`,
    '',
    prose(report.summary),
    '',
    `**What to do:** ${nextStep(report)}`,
    '',
    ...('reverts' in report ? issue(report) : []),
    ...renderRefusals(report.refusals),
    ...('reverts' in report || report.outcome !== 'refused' ? [] : others(report)),
    ...renderEvidence(report.evidence),
    ...('reverts' in report ? [] : digests(report.from, report.to)),
    ...written(report.paths, 'hold' in report ? report.hold : null),
  ].join('\n');
}

function nextStep(report: RollbackReport | RevertReport): string {
  const url = report.pullRequest?.url ?? '';
  const promotion = 'openPromotion' in report ? report.openPromotion : null;
  const close =
    promotion === null ? '' : ` First close ${promotion}: nothing keeps that promotion from being merged before it.`;
  switch (report.outcome) {
    case 'refused':
      return firstFix(report.refusals.map(({ fix }) => fix));
    case 'planned':
      return `Run it again with ${code('dry-run: false')}, which opens the pull request.${close}`;
    case 'done':
      return `Merge ${url} ; nothing has gone back before that.${close}`;
    case 'nothing':
      return `Look at ${url} ; if that is not what you want, run this again.`;
  }
}

function firstFix(fixes: readonly string[]): string {
  const [first = '', ...more] = new Set(fixes);
  return `${prose(first)}${more.length === 0 ? '' : ' The table has what else.'}`;
}

function others({ others: states }: RollbackReport): readonly string[] {
  if (states.length === 0) return [];
  const rows = states.map(({ target, committedAt }) => tableRow([code(target), prose(committedAt)]));
  return [
    `Where else it could go, as ${code('target')} takes it:`,
    '',
    '| Target | Since |',
    '| --- | --- |',
    ...rows,
    '',
  ];
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
