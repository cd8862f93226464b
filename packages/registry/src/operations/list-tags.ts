import type { Client } from '../client.ts';
import { isTag } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { MOST_TAGS, TAGS_PER_PAGE } from '../limits.ts';
import { malformed, optionalTexts, parseObject } from '../manifests/shape.ts';
import type { ImageName } from '../port.ts';
import { listPages } from './list-pages.ts';

/** Every tag, once, in the order of the registry. */
export async function listTags(client: Client, image: ImageName): Promise<readonly string[]> {
  const tags = new Set<string>();
  const about = "'s list of tags";
  const list = { path: `tags/list?n=${TAGS_PER_PAGE}`, accept: 'application/json', about };
  for await (const { bytes } of listPages(client, image, list)) {
    const page = optionalTexts(parseObject(bytes, `${image}${about}`).tags, 'tags', `${image}${about}`);
    // They become part of addresses and texts.
    if (!page.every(isTag)) throw malformed(`${image}${about}`, 'it has a tag that is none');
    for (const tag of page) tags.add(tag);
    if (tags.size <= MOST_TAGS) continue;
    throw new RegistryError(
      'too-large',
      `${image} has more than ${MOST_TAGS} tags`,
      'Delete tags that nobody needs with another client until there are fewer, then run it again.',
    );
  }
  return [...tags];
}
