import { isCommitSha } from '@gatehouse/bumps';
import { GatehouseError, type ImageSet } from '@gatehouse/policy';
import { type Digests, type Refusal, readDigestLines, refusePromotion } from '@gatehouse/release';
import { pendingTag, resolveRevision } from '../shared/index.ts';
import { revisionLabels } from '../shared/labels.ts';
import { gone, unlessGone } from './checks/images.ts';
import type { Candidate, PromoteInputs, PromoteRegistry } from './types.ts';

type Wish = Pick<PromoteInputs, 'digests' | 'revision'>;

/** @throws GatehouseError `invalid-input` */
export function mustNameSomething({ digests, revision }: Wish): void {
  if (revision !== '' && !isCommitSha(revision)) {
    const fix = "Set 'revision' to the full id of the commit that was built, 40 lower-case hexadecimal digits.";
    throw new GatehouseError('invalid-input', `Input 'revision' is '${revision.slice(0, 60)}'.`, fix);
  }
  if (revision !== '' || digests.length > 0) return;
  const fix =
    "Set 'digests' to what the build printed, one `image@sha256:…` a line, or 'revision' to the commit it built.";
  throw new GatehouseError('invalid-input', "Neither 'digests' nor 'revision' is given.", fix);
}

/** The digests that were given, or those that the tags `pending-<revision>` stand for: asked once, and from then on only digests count. */
export async function findDigests(
  registry: PromoteRegistry,
  set: ImageSet,
  { digests: lines, revision }: Wish,
): Promise<{ readonly digests: Digests; readonly refusals: readonly Refusal[] }> {
  if (lines.length > 0) return readDigestLines(set, lines);
  const tag = pendingTag(revision);
  const { digests, missing } = await resolveRevision(registry, set, tag);
  return { digests, refusals: missing.map((image) => noTag(image, tag)) };
}

function noTag(image: string, tag: string): Refusal {
  return refusePromotion(
    'promote/tag-missing',
    `${image}:${tag}`,
    `${image} has no tag ${tag}, so the build of this set is not whole, or it was cleaned up.`,
    'Let the build of every image of the set end first; or run it again for this commit.',
  );
}

/** The commit that is promoted: as given, or as the first image that moves says; the others are held to it. */
export async function findRevision(
  registry: PromoteRegistry,
  { revision }: Wish,
  digests: Digests,
  moved: readonly string[],
): Promise<Candidate | Refusal> {
  const [image] = moved;
  if (revision !== '' || image === undefined) return { digests, revision };
  const digest = digests.get(image) ?? '';
  const label = await unlessGone(() => revisionLabels(registry, image, digest));
  if (label === null) return gone(image, digest);
  return label.revision === null ? noLabel(image, label.detail) : { digests, revision: label.revision };
}

export function noLabel(image: string, detail: string): Refusal {
  return refusePromotion(
    'promote/label',
    image,
    `${image} does not say on every platform which commit it was built from: ${detail}.`,
    'Let the build set the label org.opencontainers.image.revision on every platform to the full id of the commit, 40 lower-case hexadecimal digits, and promote what it builds then.',
  );
}
