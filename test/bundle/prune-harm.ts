import type { ImageRepository } from '@gatehouse/simulator';
import type { PruneScene } from './prune-scene.ts';

/** Every way in which a clean-up hurt what is in use or what is left, in words; empty: none. */
export function harmOf({ package: found, promoted }: PruneScene): readonly string[] {
  const isGone = (digest: string) => found.find(digest) === null;
  const used = promoted.flatMap(({ digest, children }) => [digest, ...children]);
  const unsigned = promoted.filter(({ digest, signed }) => signed && !found.tags.has(signatureTag(digest)));
  const lost = promoted.filter(({ revision, digest }) => found.tags.get(revision) !== digest);
  return [
    ...brokenIndexes(found),
    ...lost.map(({ revision }) => `the tag ${revision} is lost`),
    ...used.filter(isGone).map((digest) => `${digest} is in use and gone`),
    ...unsigned.map(({ digest }) => `the signature of ${digest} is lost`),
    ...signedDigests(found)
      .filter(isGone)
      .map((digest) => `the signature of ${digest} is alone`),
  ];
}

/** Indexes that lack something of what they are made of. */
function brokenIndexes(found: ImageRepository): readonly string[] {
  return found.versions.flatMap(({ digest, bytes }) => {
    const { manifests = [] }: { manifests?: readonly { readonly digest: string }[] } = JSON.parse(bytes.toString());
    const missing = manifests.filter((child) => found.find(child.digest) === null);
    return missing.map((child) => `the index ${digest} lacks ${child.digest}`);
  });
}

const signatureTag = (digest: string): string => `${digest.replace(':', '-')}.sig`;

/** What cosign's tags say they sign. */
function signedDigests({ tags }: ImageRepository): readonly string[] {
  return [...tags.keys()].flatMap((tag) => {
    const [, hex] = /^sha256-([0-9a-f]{64})\.sig$/.exec(tag) ?? [];
    return hex === undefined ? [] : [`sha256:${hex}`];
  });
}
