import { RegistryError } from '../errors.ts';
import { MOST_BETWEEN_ENTRIES, MOST_ENTRIES, UNPACKED_BYTES } from '../limits.ts';
import { malformed } from '../manifests/shape.ts';
import type { LayerEntry } from '../port.ts';
import { entryOf } from './entry.ts';
import { feed } from './feed.ts';
import { gapChecker } from './gaps.ts';
import { unpack } from './unpack.ts';

/** Every entry of a packed archive, or an error. @param limits of entries, and of bytes when it is unpacked; tests give less */
export async function entriesOf(
  blob: AsyncIterable<Uint8Array>,
  about: string,
  limits = { entries: MOST_ENTRIES, bytes: UNPACKED_BYTES },
): Promise<readonly LayerEntry[]> {
  const entries: LayerEntry[] = [];
  const gaps = gapChecker();
  await feed(
    gaps.watch(unpack(blob, about, limits.bytes), () => tooMuchBetween(about)),
    about,
    (header) => {
      const extended = gaps.before(header);
      const entry = typeof extended === 'string' ? extended : entryOf(header, extended);
      if (typeof entry === 'string') throw malformed(about, entry);
      if (entries.push(entry) > limits.entries) throw tooMany(about, limits.entries);
    },
  );
  return entries;
}

const SMALLER = 'Build the image again with its files in several layers, or take its `inventory` out of the policy.';

function tooMany(about: string, most: number): RegistryError {
  return new RegistryError('too-large', `${about} has more than ${most} entries`, SMALLER);
}

function tooMuchBetween(about: string): RegistryError {
  const reason = `has more than ${MOST_BETWEEN_ENTRIES} bytes that belong to no entry`;
  return new RegistryError('too-large', `${about} ${reason}`, 'Build the image again with a current builder.');
}
