import type { PlannedPackage, PrunePlan } from '@gatehouse/release';
import { columns } from '../columns.ts';
import { printable } from '../escape.ts';

const HEX = 12;
const short = (digest: string): string => digest.slice('sha256:'.length, 'sha256:'.length + HEX);

/** The plan for people: what would go, oldest first, and how many stay for which reason. */
export function renderPlan(plan: PrunePlan, hash: string): string {
  const tags = plan.tags.map(
    ({ image, tag, digest }) => `would tag ${image}@${short(digest)} as ${tag}, which its promotion lacks`,
  );
  const bases = plan.sources.map(
    ({ repository, defaultBranch, tip }) => `read ${repository}: ${defaultBranch} at ${tip.slice(0, HEX)}`,
  );
  const end = `plan ${hash}, ages as of ${plan.asOf}`;
  const lines = [...plan.packages.flatMap(packageLines), ...tags, ...bases, end];
  return `${lines.map(printable).join('\n')}\n`;
}

function packageLines({ image, versions, roots, counts }: PlannedPackage): readonly string[] {
  const going = roots.reduce((sum, root) => sum + root.versions.length, 0);
  const rows = roots.map(({ digest, versions: group, why }) => [short(digest), `${group.length} versions`, why]);
  const kept = Object.entries(counts).map(([because, count]) => `${count} ${because}`);
  return [
    `${image}: ${going} of ${versions} versions would go, in ${roots.length} images`,
    ...columns(rows).map((row) => `  ${row}`),
    `  stay: ${kept.join(', ') || 'none'}`,
    '',
  ];
}
