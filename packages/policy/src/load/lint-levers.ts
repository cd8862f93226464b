import { milliseconds } from '../schema/duration.ts';
import type { PolicyFile } from '../schema/policy-file.ts';

const DAY = 86_400_000;

/** Advice about `images`, `prune` and `freshness`: what is right and yet hardly meant. */
export function lintLevers(file: PolicyFile): string[] {
  return [...sets(file), ...prune(file), ...sources(file), ...silence(file)];
}

function sets({ images }: PolicyFile): string[] {
  return images.flatMap(({ name, floor, images: members, provenance, source }) => [
    ...(floor !== undefined && floor < members.length
      ? [
          `images.${name}: floor ${floor} is less than its ${members.length} images, each of which has a pin, so it refuses nothing.`,
        ]
      : []),
    ...(provenance !== undefined && source !== undefined && !sameRepository(provenance.workflow, source)
      ? [`images.${name}: provenance.workflow is not in ${source}, from which the images are built.`]
      : []),
  ]);
}

function sameRepository(workflow: string, repository: string): boolean {
  return workflow.toLowerCase().startsWith(`${repository.toLowerCase()}/`);
}

function prune({ prune: { delete: ways, 'older-than': age } }: PolicyFile): string[] {
  const refused = ways
    .filter(({ registry, by }) => registry === 'ghcr.io' && by === 'oci')
    .map(
      () => 'prune.delete: ghcr.io refuses every deletion by `oci`; leave the entry out, `packages` is its default.',
    );
  const young =
    milliseconds(age) < DAY
      ? [
          `prune.older-than: ${age} is less than a promotion may wait for its review; builds that nobody promoted yet go.`,
        ]
      : [];
  return [...refused, ...young];
}

function sources({ freshness }: PolicyFile): string[] {
  return freshness.sources.flatMap(({ name, 'max-commits': commits, file, paths }) => [
    ...(commits === 0
      ? [`freshness.${name}: max-commits 0 is stale with every commit at once; leave it out to go by max-age alone.`]
      : []),
    ...(/[*?]/.test(file)
      ? [`freshness.${name}: file \`${file}\` is the path of one file; globs are not read there.`]
      : []),
    ...(paths ?? [])
      .filter((glob) => /^\*[^*/]*$/.test(glob))
      .map(
        (glob) =>
          `freshness.${name}: \`${glob}\` finds names at the root alone; \`**/${glob}\` finds them in any folder.`,
      ),
  ]);
}

function silence({ freshness: { 'on-closed': closed, 'snooze-for': length } }: PolicyFile): string[] {
  return closed === 'reopen' && length !== '7d'
    ? ['freshness: snooze-for means nothing with `on-closed: reopen`; leave one of the two out.']
    : [];
}
