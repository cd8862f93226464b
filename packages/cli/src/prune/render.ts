import { KEPT_BECAUSE } from '@gatehouse/levers';
import type { KeptBecause, PlannedPackage, PrunePlan } from '@gatehouse/release';
import { columns } from '../columns.ts';
import { printable } from '../escape.ts';
import { counted, short } from '../short.ts';

/** The plan for people: what would go, oldest first, and how many stay for which reason. */
export function renderPlan(plan: PrunePlan): string {
  const tags = plan.tags.map(
    ({ image, tag, digest }) => `would tag ${image}@${short(digest)} as ${tag}, which its promotion lacks`,
  );
  const bases = plan.sources.map(
    ({ repository, defaultBranch, tip }) => `read ${repository}: ${defaultBranch} at ${short(tip)}`,
  );
  const end = `ages as of ${plan.asOf}; nothing was deleted, and a workflow makes its own plan, which knows open pull requests`;
  const lines = [...plan.packages.flatMap(packageLines), ...tags, ...bases, end];
  return `${lines.map(printable).join('\n')}\n`;
}

function packageLines({ image, versions, roots, counts }: PlannedPackage): readonly string[] {
  const going = roots.reduce((sum, root) => sum + root.versions.length, 0);
  const rows = roots.map(({ digest, versions: group, why }) => [short(digest), counted(group.length, 'version'), why]);
  const kept = Object.entries(counts).map(([because, count]) => [`${count}`, wordsOf(because)]);
  return [
    `${image}: ${going} of ${counted(versions, 'version')} would go${parts(roots.length)}`,
    ...columns(rows).map((row) => `  ${row}`),
    ...(kept.length === 0 ? [] : ['  the others stay:']),
    ...columns(kept).map((row) => `    ${row}`),
    '',
  ];
}

function parts(images: number): string {
  return images === 0 ? '' : `, ${counted(images, 'image')} with ${images === 1 ? 'its' : 'their'} parts`;
}

function wordsOf(because: string): string {
  return KEPT_BECAUSE[because as KeptBecause] ?? because;
}
