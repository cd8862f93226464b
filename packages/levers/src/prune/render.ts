import { code, prose, tableRow } from '@gatehouse/action-kit';
import type { Kept, KeptBecause, PlannedPackage, PlannedRoot } from '@gatehouse/release';
import { renderEvidence, renderRefusals } from '../shared/index.ts';
import type { RestoreReport } from './restore.ts';
import type { PruneReport } from './types.ts';

/** Of each list; the rest is in plan.json. */
const MOST_ROWS = 60;

/** Why a version stays, in words. */
export const KEPT_BECAUSE: Readonly<Record<KeptBecause, string>> = {
  promoted: 'promoted, now or ever',
  pinned: 'pinned in a file that names the image',
  mentioned: 'mentioned in a file',
  tagged: 'it has another tag than `pending-<sha>`',
  young: 'too young',
  undated: 'its age is unknown',
  loose: 'no tag, and nothing here holds it',
  waiting: 'unused; its turn comes in a later run',
  holder: 'it holds what is in use',
  held: 'something that stays holds it, or is what it was made for',
};

const HEADLINES = {
  planned: 'would be deleted',
  done: 'was carried out',
  nothing: 'nothing to do',
  refused: 'refused',
} as const;

/** What a run would delete or did, and why the rest stays. */
export function renderPrune(report: PruneReport): string {
  const { plan, hash, deleted, notes } = report;
  const packages = plan?.packages ?? [];
  return [
    `## Prune: ${HEADLINES[report.outcome]}`,
    '',
    prose(report.summary),
    '',
    ...renderRefusals(report.refusals),
    ...(hash === null ? [] : [`Plan ${code(hash)}, ages as of ${code(plan?.asOf ?? '')}.`, '']),
    ...(deleted.length === 0
      ? []
      : [`${deleted.length} versions were deleted, and ${report.gone} were gone already.`, '']),
    ...renderEvidence(report.evidence),
    ...packages.flatMap(renderPackage),
    ...renderTags(report),
    ...list('Notes', notes),
    '',
  ].join('\n');
}

function renderPackage({ image, versions, roots, counts, kept }: PlannedPackage): readonly string[] {
  const rows = Object.entries(counts).map(([why, count]) =>
    tableRow([prose(KEPT_BECAUSE[why as KeptBecause] ?? why), String(count), example(kept, why)]),
  );
  return [
    `### ${code(image)}`,
    '',
    `${versions} versions. ${roots.length === 0 ? 'None goes.' : `${roots.length} pending images go, oldest first:`}`,
    '',
    ...(roots.length === 0 ? [] : ['| Image | Tags | Goes with it | Why |', '| --- | --- | --- | --- |']),
    ...roots.slice(0, MOST_ROWS).map(rootRow),
    ...(roots.length > MOST_ROWS ? ['', `${roots.length - MOST_ROWS} more are in plan.json.`] : []),
    '',
    ...(rows.length === 0 ? [] : ['| Stays because | Versions | For example |', '| --- | --- | --- |', ...rows, '']),
  ];
}

function rootRow({ digest, versions, why }: PlannedRoot): string {
  const own = versions.filter(({ role }) => role === 'root').flatMap(({ tags }) => tags);
  return tableRow([
    code(short(digest)),
    [...new Set(own)].map(code).join(' '),
    `${versions.length - 1} more`,
    prose(why),
  ]);
}

function example(kept: readonly Kept[], why: string): string {
  const found =
    kept.find(({ because, through }) => because === why && through !== null) ??
    kept.find(({ because }) => because === why);
  if (found === undefined) return '';
  return found.through === null ? code(short(found.digest)) : `${code(short(found.digest))}: ${code(found.through)}`;
}

const short = (digest: string): string => digest.slice(0, 'sha256:'.length + 12);

function renderTags({ plan, tagged, outcome }: PruneReport): readonly string[] {
  const tags = outcome === 'planned' ? (plan?.tags ?? []) : tagged;
  const title = outcome === 'planned' ? 'Tags that would be put back' : 'Tags that were put back';
  return list(
    title,
    tags.map(({ image, tag, digest }) => `${image}:${tag} to ${digest}`),
  );
}

function list(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, MOST_ROWS).map((item) => `- ${prose(item)}`);
  const more = items.length > MOST_ROWS ? [`- ${items.length - MOST_ROWS} more are in the report file.`] : [];
  return [`### ${title}`, '', ...shown, ...more, ''];
}

export function renderRestore(report: RestoreReport): string {
  return [
    '## Prune: restore',
    '',
    prose(report.summary),
    '',
    ...renderRefusals(report.refusals),
    ...list('Versions', report.restored),
    ...list('Tags', report.tagged),
  ].join('\n');
}
