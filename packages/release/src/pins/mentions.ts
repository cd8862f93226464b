import { canonicalImageName } from '@gatehouse/bumps';
import type { ImageSet } from '@gatehouse/policy';
import type { Refusal } from '../types.ts';
import { imagesOf, lineOf, type PinnedFile } from './places.ts';
import { refuse } from './refuse.ts';

const BY_DIGEST = /@sha256:[0-9a-f]{64}(?![0-9A-Za-z])/g;
/** What a name and a tag may be made of, up to the digest. */
const NAME_AND_TAG = /[A-Za-z0-9./:_-]{1,400}$/;
/** Of a port, a tag, and what a script puts in front. */
const MAX_COLONS = 4;
/** A line, or the rest of one, that is a comment in the formats people pin images in. */
const COMMENT = /^[ \t]*(?:#|\/\/|--[ \t]|;|<!--)|[ \t](?:#|\/\/)/;

/**
 * Places that name an image of the set by digest although no manager reads them (a script, a template): they would be left behind. Comments
 * are none of these; the digest that is replaced is looked for there too.
 */
export function mentions(set: ImageSet, { file, located, places }: PinnedFile): readonly Refusal[] {
  const text = located.text ?? '';
  if (!text.includes('@sha256:')) return [];
  const images = imagesOf(set);
  const pinned = new Set(places.map(({ reference }) => reference.digest?.end));
  return [...text.matchAll(BY_DIGEST)].flatMap((match) => {
    const end = match.index + match[0].length;
    const written = NAME_AND_TAG.exec(text.slice(Math.max(0, match.index - 400), match.index))?.[0] ?? '';
    const inBraces = text.startsWith('${', match.index - written.length - 2);
    const image = namesIn(written, inBraces).flatMap((name) => images.get(canonicalImageName(name) ?? '') ?? [])[0];
    if (image === undefined || pinned.has(end) || isComment(text, match.index)) return [];
    return [notStructural(set, `${file.path}:${lineOf(text, end)}`, image)];
  });
}

/**
 * What may be the name in it, each without a tag behind: all of it, or what follows a colon, which may end a scheme (`docker://`), begin the
 * default of a variable (`${API:-ghcr.io/acme/api`), or be one of a script's own; a tag has no slash. Between braces a default may begin
 * without a colon, too.
 */
function namesIn(written: string, inBraces: boolean): readonly string[] {
  const colons = [...written.matchAll(/:(?:\/\/|-)?/g)].slice(-MAX_COLONS);
  const starts = colons.map((match) => match.index + match[0].length);
  const bare = inBraces ? (/^\w+-/.exec(written)?.[0].length ?? 0) : 0;
  const rests = starts.map((start) => written.slice(start));
  const defaults = rests.filter((rest, at) => rest.includes('/') || written[(starts[at] ?? 0) - 1] === '-');
  return [written, written.slice(bare), ...defaults].map(withoutTag);
}

function withoutTag(name: string): string {
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return colon < 0 ? name : name.slice(0, colon);
}

function isComment(text: string, at: number): boolean {
  return COMMENT.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}

function notStructural(set: ImageSet, place: string, image: string): Refusal {
  return refuse(
    'pins/not-structural',
    place,
    `${image} is named by digest here, but no manager reads this place, so it would stay behind`,
    `Put \`# renovate: datasource=docker depName=${image}\` above a line that holds only the image${set.pins === null ? `, and name the file in 'pins' of the set ${set.name}` : ''}, or take the digest out.`,
  );
}
