import { parseImage } from '../image.ts';
import type { ExactScalar } from '../yaml-value.ts';
import type { ReadReference } from './read-reference.ts';

const PREFIX = 'docker://';

/** `uses: docker://image:tag@digest`; null for everything else. */
export function dockerAction(scalar: ExactScalar): ReadReference | null {
  if (!scalar.text.startsWith(PREFIX)) return null;
  const image = parseImage(scalar.text.slice(PREFIX.length), scalar.start + PREFIX.length);
  if (image === null) return null;
  const { name, written, tag, digest, span } = image;
  return {
    datasource: 'docker',
    name,
    written,
    spans: [span],
    ...(tag && { version: tag }),
    ...(digest && { digest }),
    ...(tag && digest && { separator: '@' }),
  };
}
