import { canonicalImageName, isDigest, isTag } from '@gatehouse/bumps';
import type { ImageSet } from '@gatehouse/policy';
import { imagesOf } from '../pins/places.ts';
import type { Digests, Refusal } from '../types.ts';
import { refusePromotion } from './refuse.ts';

/** Digests that a build names, or what is wrong with them. */
export interface DigestLines {
  readonly digests: Digests;
  readonly refusals: readonly Refusal[];
}

const MAX_LINE = 600;

/**
 * Reads lines of `image@sha256:…` (`image:tag@sha256:…` too), one for every image of a set and none else. A line that says the same again
 * does no harm.
 */
export function readDigestLines(set: ImageSet, lines: readonly string[]): DigestLines {
  const images = imagesOf(set);
  const digests = new Map<string, string>();
  const refusals: Refusal[] = [];
  for (const line of lines) {
    const read = readLine(line);
    const image = read === null ? undefined : images.get(read.name);
    if (read === null) refusals.push(unreadable(line));
    else if (image === undefined) refusals.push(foreign(set, read.name));
    else if ((digests.get(image) ?? read.digest) !== read.digest) refusals.push(twice(image));
    else digests.set(image, read.digest);
  }
  return { digests, refusals: refusals.length > 0 ? refusals : missing(set, digests) };
}

function readLine(line: string): { readonly name: string; readonly digest: string } | null {
  const at = line.indexOf('@');
  if (at < 0 || line.length > MAX_LINE || !isDigest(line.slice(at + 1))) return null;
  const before = line.slice(0, at);
  const colon = before.indexOf(':', before.lastIndexOf('/') + 1);
  if (colon >= 0 && !isTag('docker', before.slice(colon + 1))) return null;
  const name = canonicalImageName(colon < 0 ? before : before.slice(0, colon));
  return name === null ? null : { name, digest: line.slice(at + 1) };
}

function unreadable(line: string): Refusal {
  const shown = line.length > 120 ? `${line.slice(0, 120)}…` : line;
  const fix =
    'Write one line for each image, `registry/repository@sha256:` and 64 hexadecimal digits, as builds print them.';
  return refusePromotion('promote/digests', null, `\`${shown}\` is no image with a digest.`, fix);
}

function foreign(set: ImageSet, name: string): Refusal {
  const fix = `Give the images of the set alone, or add it to the set ${set.name} in the policy first.`;
  return refusePromotion('promote/incomplete-set', name, `${name} is no image of the set ${set.name}.`, fix);
}

function twice(image: string): Refusal {
  const message = `${image} is given two digests.`;
  return refusePromotion('promote/digests', image, message, 'Give the one that is to be promoted.');
}

function missing(set: ImageSet, digests: Digests): readonly Refusal[] {
  const without = set.images.filter(({ repository }) => !digests.has(repository));
  return without.map(({ repository }) =>
    refusePromotion(
      'promote/incomplete-set',
      repository,
      `${repository} of the set ${set.name} has no digest: a set is promoted whole.`,
      'Give its digest too; one that was not built anew keeps the digest that it has.',
    ),
  );
}
