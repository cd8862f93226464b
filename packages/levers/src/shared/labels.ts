import { isCommitSha } from '@gatehouse/bumps';
import type { ImageName, PlatformImage, Registry } from '@gatehouse/registry';
import { platformName } from '@gatehouse/release';

/** Where a build says which commit it is of (https://github.com/opencontainers/image-spec/blob/main/annotations.md). */
export const REVISION_LABEL = 'org.opencontainers.image.revision';

/** What the platforms of a digest say of the commit they were built from. */
export interface RevisionLabels {
  /** The 40 hexadecimal digits that every platform states; null: not every one does, or not the same. */
  readonly revision: string | null;
  /** A sentence for people, on either. */
  readonly detail: string;
  readonly platforms: readonly PlatformImage[];
}

/** Labels are inherited from a base image, so one platform's label is no evidence for the others. Throws RegistryError. */
export async function revisionLabels(
  registry: Pick<Registry, 'readPlatforms'>,
  image: ImageName,
  digest: string,
): Promise<RevisionLabels> {
  const platforms = await registry.readPlatforms(image, digest);
  const stated = platforms.map(({ config }) => config.labels[REVISION_LABEL] ?? null);
  const [first] = stated;
  const agreed = first != null && isCommitSha(first) && stated.every((label) => label === first) ? first : null;
  return { revision: agreed, detail: detailOf(platforms, stated, agreed), platforms };
}

function detailOf(
  platforms: readonly PlatformImage[],
  stated: readonly (string | null)[],
  agreed: string | null,
): string {
  if (platforms.length === 0) return 'no platform was found under the digest';
  if (agreed !== null)
    return `${agreed} on ${platforms.length === 1 ? 'its platform' : `all ${platforms.length} platforms`}`;
  return platforms
    .map((platform, at) => `${platformName(platform.config.platform)}: ${shown(stated[at] ?? null)}`)
    .join(', ');
}

function shown(label: string | null): string {
  if (label === null) return 'no label';
  return label.length > 60 ? `${label.slice(0, 60)}…` : label;
}
