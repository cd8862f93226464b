import { isDigest } from '../digest.ts';
import type { Descriptor, Platform } from '../port.ts';
import { isObject, malformed, optionalMap, optionalText } from './shape.ts';
import { refuseOtherCase } from './unambiguous.ts';

const KEYS = ['mediaType', 'digest', 'size', 'platform', 'artifactType', 'annotations'];
const PLATFORM_KEYS = ['os', 'architecture', 'variant'];

/** OCI image specification, descriptor. @param key where it stands in the document */
export function parseDescriptor(value: unknown, key: string, about: string): Descriptor {
  if (!isObject(value)) throw malformed(about, `\`${key}\` is not a descriptor`);
  refuseOtherCase(value, KEYS, about);
  const { mediaType, digest, size } = value;
  if (typeof mediaType !== 'string' || mediaType === '' || mediaType.length > 255) {
    throw malformed(about, `\`${key}\` has no media type`);
  }
  if (!isDigest(digest)) throw malformed(about, `\`${key}\` has no SHA-256 digest`);
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
    throw malformed(about, `\`${key}\` has a size that is none`);
  }
  const artifactType = optionalText(value.artifactType, `${key}.artifactType`, about);
  return {
    mediaType,
    digest,
    size,
    ...(value.platform === undefined || value.platform === null ? {} : { platform: parsePlatform(value, key, about) }),
    ...(artifactType === null || artifactType === '' ? {} : { artifactType }),
    ...(isObject(value.annotations)
      ? { annotations: optionalMap(value.annotations, `${key}.annotations`, about) }
      : {}),
  };
}

function parsePlatform({ platform }: { readonly platform?: unknown }, key: string, about: string): Platform {
  if (!isObject(platform)) throw malformed(about, `\`${key}.platform\` is not a platform`);
  refuseOtherCase(platform, PLATFORM_KEYS, about);
  const parsed = platformOf(platform);
  if (parsed === null) throw malformed(about, `\`${key}.platform\` has no os and architecture`);
  return parsed;
}

/** Of an object that has `os`, `architecture` and maybe `variant`; null: it has not. */
export function platformOf({ os, architecture, variant }: Readonly<Record<string, unknown>>): Platform | null {
  if (typeof os !== 'string' || typeof architecture !== 'string') return null;
  return { os, architecture, ...(typeof variant === 'string' && variant !== '' ? { variant } : {}) };
}
