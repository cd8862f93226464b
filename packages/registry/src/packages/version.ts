import { isDigest } from '../digest.ts';
import { isObject, malformed, optionalText, optionalTexts } from '../manifests/shape.ts';
import type { PackageVersion } from '../port.ts';

/** Reads a version; its name is its digest. Throws `unsupported` for what is none. */
export function parseVersion(value: unknown, about: string): PackageVersion {
  if (!isObject(value)) throw malformed(about, 'a version is not an object');
  const { id, name, metadata } = value;
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) throw malformed(about, 'a version has no id');
  if (!isDigest(name)) throw malformed(about, `version ${id} has no digest for a name`);
  const container = isObject(metadata) ? metadata.container : undefined;
  // Without the list nobody knows whether the version has a tag that must stay.
  if (!isObject(container) || !Array.isArray(container.tags))
    throw malformed(about, `version ${id} has no list of tags`);
  return {
    id,
    digest: name,
    tags: optionalTexts(container.tags, 'tags', about),
    createdAt: optionalText(value.created_at, 'created_at', about),
    updatedAt: optionalText(value.updated_at, 'updated_at', about),
  };
}
