import { parseImageName } from '@gatehouse/registry';
import { mentionedDigests, pruneRefusal, statedDigests, type Use } from '@gatehouse/release';
import { visitBlobs } from './blobs.ts';
import { pinnedIn } from './pinned-in.ts';
import { type ReadSource, unreadable } from './sources.ts';
import type { Refused } from './types.ts';
import type { Digests } from './unlisted.ts';

export interface Mentions {
  readonly uses: readonly Use[];
  /** Digests that no list has, in files that name the image repository: image to digests. They are used, should they turn up. */
  readonly unlisted: Digests;
  /** Those of them that a branch or a tag pins as the image's. */
  readonly pinned: Digests;
  readonly blobs: number;
}

/**
 * More are nobody's pins but a list of something, and each is a request. To ask for some of them would be to delete what the others hold.
 */
const MOST_UNLISTED = 1000;

/**
 * Looks for digests in every file of every ref. A digest of ours keeps what it names wherever it stands, in whatever file; a file that
 * names one of the image repositories beside it pins it. Heads of forks and texts of pull requests are whatever a stranger wrote: they keep
 * what is there, and nothing is asked for on their account.
 */
export async function readMentions(
  sources: readonly ReadSource[],
  known: ReadonlySet<string>,
  images: readonly string[],
): Promise<Mentions | Refused> {
  const found = emptyMentions();
  let blobs = 0;
  for (const source of sources) {
    const { repository } = source.source;
    const before = countOf(found.pinned);
    for (const { place, text } of source.bodies)
      look(found, known, images, { place, bytes: new TextEncoder().encode(text) });
    const commits = (stranger: boolean) => source.commits.filter((one) => (one.stranger === true) === stranger);
    try {
      // What branches and tags have is theirs, whoever has it too: a content is shown once.
      blobs += await visitBlobs({ ...source, commits: commits(false) }, (blob) =>
        look(found, known, images, blob, blob.path),
      );
      blobs += await visitBlobs({ ...source, commits: commits(true) }, (blob) => look(found, known, images, blob));
    } catch (error) {
      return { refusals: [unreadable(repository, error)] };
    }
    if (countOf(found.pinned) > MOST_UNLISTED) return tooMany(repository, countOf(found.pinned) - before);
  }
  return { ...found, uses: [...found.uses.values()], blobs };
}

interface Growing {
  readonly uses: Map<string, Use>;
  readonly unlisted: Map<string, Set<string>>;
  readonly pinned: Map<string, Set<string>>;
}

const emptyMentions = (): Growing => ({ uses: new Map(), unlisted: new Map(), pinned: new Map() });

const countOf = (digests: Digests): number => [...digests.values()].reduce((sum, { size }) => sum + size, 0);

/** @param path of a file whose pins are asked for; left out: none are */
function look(
  found: Growing,
  known: ReadonlySet<string>,
  images: readonly string[],
  { bytes, place }: { readonly bytes: Uint8Array; readonly place: string },
  path?: string,
): void {
  const mentioned = mentionedDigests(bytes, known);
  const unknown = [...statedDigests(bytes)].filter((digest) => !known.has(digest));
  if (mentioned.size === 0 && unknown.length === 0) return;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const named = images.filter((image) => text.includes(parseImageName(image).repository));
  const because = named.length > 0 ? 'pinned' : 'mentioned';
  for (const digest of mentioned)
    if (!found.uses.has(digest) || (because === 'pinned' && found.uses.get(digest)?.because === 'mentioned'))
      found.uses.set(digest, { digest, because, place });
  for (const image of unknown.length > 0 ? named : []) addAll(found.unlisted, image, unknown);
  if (path === undefined || unknown.length === 0) return;
  for (const [image, digests] of pinnedIn({ path, bytes }, images))
    addAll(
      found.pinned,
      image,
      [...digests].filter((digest) => !known.has(digest)),
    );
}

function addAll(all: Map<string, Set<string>>, image: string, digests: readonly string[]): void {
  const own = all.get(image) ?? new Set<string>();
  for (const digest of digests) own.add(digest);
  if (own.size > 0) all.set(image, own);
}

function tooMany(repository: string, count: number): Refused {
  const message = `Its branches and tags pin ${count} digests of these images that no list has, and no more than ${MOST_UNLISTED} in all are asked for: one of them may hold what would go.`;
  const fix =
    'Delete the branches and tags whose files have them, or write the list without the name of the image before each digest.';
  return { refusals: [pruneRefusal('prune/unreadable-repository', repository, message, fix)] };
}
