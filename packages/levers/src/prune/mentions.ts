import { parseImageName } from '@gatehouse/registry';
import { mentionedDigests, statedDigests, type Use } from '@gatehouse/release';
import { visitBlobs } from './blobs.ts';
import { type ReadSource, unreadable } from './sources.ts';
import type { Refused } from './types.ts';

export interface Mentions {
  readonly uses: readonly Use[];
  /** Digests that no list has, in files that name the image repository: image to digests. */
  readonly unlisted: ReadonlyMap<string, ReadonlySet<string>>;
  readonly blobs: number;
}

/**
 * Looks for digests in every file of every ref. A digest of ours keeps what it names wherever it stands, in whatever file; a file that
 * names one of the image repositories beside it pins it.
 */
export async function readMentions(
  sources: readonly ReadSource[],
  known: ReadonlySet<string>,
  images: readonly string[],
): Promise<Mentions | Refused> {
  const uses = new Map<string, Use>();
  const unlisted = new Map<string, Set<string>>();
  const names = images.map((image) => ({ image, repository: Buffer.from(parseImageName(image).repository) }));
  const look = ({ bytes, place }: { readonly bytes: Uint8Array; readonly place: string }) => {
    const found = mentionedDigests(bytes, known);
    const stated = statedDigests(bytes);
    if (found.size === 0 && stated.size === 0) return;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const named = names.filter(({ repository }) => text.includes(repository));
    const because = named.length > 0 ? 'pinned' : 'mentioned';
    for (const digest of found)
      if (!uses.has(digest) || (because === 'pinned' && uses.get(digest)?.because === 'mentioned'))
        uses.set(digest, { digest, because, place });
    for (const { image } of named)
      for (const digest of stated)
        if (!known.has(digest)) unlisted.set(image, (unlisted.get(image) ?? new Set()).add(digest));
  };
  let blobs = 0;
  for (const source of sources) {
    for (const { place, text } of source.bodies) look({ place, bytes: new TextEncoder().encode(text) });
    try {
      blobs += await visitBlobs(source, look);
    } catch (error) {
      return { refusals: [unreadable(source.source.repository, error)] };
    }
  }
  return { uses: [...uses.values()], unlisted, blobs };
}
