import type { Client } from '../client.ts';
import { RegistryError } from '../errors.ts';
import type { Answer } from '../http/types.ts';
import { parseImageName } from '../image-name.ts';
import { MOST_PAGES, PAGE_BYTES } from '../limits.ts';
import { originOf } from '../origin.ts';
import type { ImageName } from '../port.ts';
import { nextPage } from './links.ts';

export interface List {
  /** Of the first page, behind `/v2/<repository>/`. */
  readonly path: string;
  readonly accept: string;
  readonly about: string;
  readonly also?: readonly number[];
}

/** The pages of a list, to its end; a page that comes again, or too many of them, is an error. */
export async function* listPages(
  client: Client,
  image: ImageName,
  list: List,
): AsyncGenerator<Answer, void, undefined> {
  const { registry, repository } = parseImageName(image);
  const seen = new Set<string>();
  let url: string | null = new URL(list.path, `${originOf(registry)}/v2/${repository}/`).href;
  while (url !== null) {
    if (seen.has(url) || seen.size >= MOST_PAGES) throw endless(`${image}${list.about}`);
    seen.add(url);
    const answer: Answer = await client.ask(image, {
      method: 'GET',
      path: url,
      actions: 'pull',
      headers: { accept: list.accept },
      limit: PAGE_BYTES,
      about: list.about,
      also: list.also ?? [],
    });
    yield answer;
    url = nextPage(answer.headers.get('link'), url);
  }
}

function endless(about: string): RegistryError {
  return new RegistryError(
    'too-large',
    `${about} has no end, or too many pages`,
    'Run it again; if it stays, delete with another client what nobody needs until the list is shorter.',
  );
}
