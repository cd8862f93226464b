import { canonicalImageName, type Located, type Locator, locate as locateFile, type Reference } from '@gatehouse/bumps';
import type { ImageSet } from '@gatehouse/policy';
import type { Pin, TreeFile } from '../types.ts';

/** A pin with the reference it was found as. */
export interface PinPlace {
  readonly pin: Pin;
  readonly reference: Reference;
}

/** A file in which pins may live, and the pins of one set in it. */
export interface PinnedFile {
  readonly file: TreeFile;
  readonly located: Located;
  readonly places: readonly PinPlace[];
}

/** Canonical name to the name that policy writes: they differ for images of Docker Hub. */
export function imagesOf(set: Pick<ImageSet, 'images'>): ReadonlyMap<string, string> {
  return new Map(set.images.map(({ repository }) => [canonicalImageName(repository) ?? repository, repository]));
}

/** Finds the pins of a set in one file by its structure: references by digest whose canonical name is an image of the set. */
export function pinsIn(set: Pick<ImageSet, 'images'>, file: TreeFile, locate: Locator = locateFile): PinnedFile {
  const images = imagesOf(set);
  const located = locate(file.path, { oid: file.oid, bytes: file.bytes });
  const places = located.references.flatMap((reference) => placeOf(file.path, located, reference, images) ?? []);
  return { file, located, places };
}

function placeOf(
  path: string,
  located: Located,
  reference: Reference,
  images: ReadonlyMap<string, string>,
): PinPlace | null {
  const { digest, version, datasource, key } = reference;
  const image = datasource === 'docker' ? images.get(reference.name) : undefined;
  if (image === undefined || digest === undefined) return null;
  const line = lineOf(located.text ?? '', digest.start);
  return { reference, pin: { path, line, key, image, tag: version?.text ?? null, digest: digest.text } };
}

/** 1-based. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
