import type { Cursor } from '../formats/yaml/index.ts';
import type { ManagerId, Problem, Value } from '../types.ts';
import { isDigest, isTag } from '../versions/index.ts';
import { type Found, NOTHING } from './found.ts';
import { canonicalImageName } from './image.ts';
import type { SourceFile } from './manager.ts';
import { type Part, pairFields, partAt } from './paired.ts';
import type { Dependency } from './version-scalar.ts';

/** Where the tag and the digest of an image stand that is named elsewhere in the same map. */
export interface TagPlaces {
  readonly tag: Cursor | null;
  readonly digest: Cursor | null;
}

/** An image as a chart's values or an override name it; null when there is no name or it is no image name (a template, say). */
export function imageNamed(written: string | null): Dependency | null {
  const name = written === null ? null : canonicalImageName(written);
  return written === null || name === null ? null : { datasource: 'docker', name, written };
}

/**
 * A reference to an image whose name, tag and digest are scalars of their own. The tag may hold the digest too (`1.2.3@sha256:…`). No
 * reference when the image cannot be named or the tag is no tag (a template, an empty string).
 */
export function taggedImage(file: SourceFile, places: TagPlaces, named: Dependency | null, manager: ManagerId): Found {
  if (named === null) return NOTHING;
  const tag = partAt(file, places.tag);
  const digest = partAt(file, places.digest);
  if (tag !== null && 'problem' in tag) return { reference: null, problem: tag.problem };
  if (digest !== null && 'problem' in digest) return { reference: null, problem: digest.problem };
  const image = { ...named, manager };
  if (tag?.scalar.text.includes('@')) return embeddedDigest(tag, digest, image);
  if (tag !== null && !isTag('docker', tag.scalar.text)) return NOTHING;
  const fields = pairFields(tag, digest !== null && isDigest(digest.scalar.text) ? digest : null);
  return fields === null ? NOTHING : { reference: { ...image, ...fields }, problem: null };
}

type Image = Dependency & { readonly manager: ManagerId };

function embeddedDigest(part: Part, digest: Part | null, image: Image): Found {
  if (digest !== null) return { reference: null, problem: twoDigests(part, image.name) };
  const { start, text } = part.scalar;
  const atSign = text.indexOf('@');
  const version = valueAt(text.slice(0, atSign), start);
  const pinned = valueAt(text.slice(atSign + 1), start + atSign + 1);
  const fields = pairFields(part, null);
  if (fields === null || !isTag('docker', version.text) || !isDigest(pinned.text)) return NOTHING;
  return { reference: { ...image, ...fields, version, digest: pinned, separator: '@' }, problem: null };
}

function valueAt(text: string, start: number): Value {
  return { text, start, end: start + text.length };
}

function twoDigests(part: Part, name: string): Problem {
  return {
    rule: 'scope/ambiguous-reference',
    line: part.scalar.line,
    scope: 'place',
    message: `${name} has a digest in its tag and another one beside it`,
    fix: 'Write one digest on the base branch, or let a person propose this in a pull request of their own.',
  };
}
