import { RegistryError } from '../errors.ts';
import { MOST_CHILDREN, MOST_LAYERS } from '../limits.ts';
import type { Descriptor, Manifest, RawManifest } from '../port.ts';
import { parseDescriptor } from './descriptor.ts';
import { kindOf } from './media-types.ts';
import { type JsonObject, malformed, optionalText } from './shape.ts';
import { parseDocument, refuseOtherCase } from './unambiguous.ts';

const KEYS = ['schemaVersion', 'mediaType', 'artifactType', 'config', 'layers', 'manifests', 'subject', 'annotations'];

/**
 * Reads a manifest or an index. Its kind is what the registry, and the document if it says so, both call it; a document that could be
 * read as either is refused, as the image specification asks.
 * @param raw with `mediaType` as the registry gave it, `application/json` or nothing when it does not know
 */
export function parseManifest(raw: RawManifest, about: string): Manifest {
  const document = parseDocument(raw.bytes, about);
  refuseOtherCase(document, KEYS, about);
  const mediaType = agreedType(raw.mediaType, optionalText(document.mediaType, 'mediaType', about), about);
  const kind = kindOf(mediaType);
  if (kind === undefined) throw malformed(about, `its media type is \`${mediaType.slice(0, 100)}\``);
  if (document.schemaVersion !== 2) throw malformed(about, 'its schema version is not 2');
  const common = {
    digest: raw.digest,
    bytes: raw.bytes,
    mediaType,
    subject: document.subject == null ? null : parseDescriptor(document.subject, 'subject', about),
    artifactType: optionalText(document.artifactType, 'artifactType', about),
  };
  if (kind === 'index') {
    refuseOther(document, ['config', 'layers', 'fsLayers'], about);
    return { ...common, kind, manifests: descriptors(document.manifests, 'manifests', MOST_CHILDREN, about) };
  }
  refuseOther(document, ['manifests', 'fsLayers'], about);
  const config = parseDescriptor(document.config, 'config', about);
  return { ...common, kind, config, layers: descriptors(document.layers, 'layers', MOST_LAYERS, about) };
}

function agreedType(given: string, stated: string | null, about: string): string {
  const vague = given === '' || given === 'application/json' || given === 'text/plain';
  if (stated === null || stated === given) return given;
  if (vague) return stated;
  throw malformed(about, `it calls itself \`${stated.slice(0, 100)}\`, the registry says \`${given.slice(0, 100)}\``);
}

function refuseOther(document: JsonObject, keys: readonly string[], about: string): void {
  const other = keys.find((key) => document[key] !== undefined);
  if (other !== undefined) throw malformed(about, `it has \`${other}\`, which this kind of document has not`);
}

function descriptors(value: unknown, key: string, most: number, about: string): readonly Descriptor[] {
  if (!Array.isArray(value)) throw malformed(about, `\`${key}\` is not a list`);
  if (value.length <= most) return value.map((entry, index) => parseDescriptor(entry, `${key}[${index}]`, about));
  throw new RegistryError(
    'too-large',
    `${about} lists ${value.length} ${key}, more than ${most}`,
    `Nothing of it was used. Push it again with fewer ${key}.`,
  );
}
