import type { ImageParts } from '../image.ts';
import type { ManagedReference } from '../manager.ts';

/** The reference of an image written in one piece at a place of a Dockerfile. */
export function imageReference(
  image: ImageParts,
  place: { readonly key: string; readonly line: number; readonly style: string },
): ManagedReference {
  const { name, written, tag, digest, span } = image;
  return {
    ...place,
    manager: 'dockerfile',
    datasource: 'docker',
    name,
    written,
    spans: [span],
    ...(tag && { version: tag }),
    ...(digest && { digest }),
    ...(tag && digest && { separator: '@' }),
  };
}
