import type { Span, Value } from '../types.ts';

/** An image reference as written: `[registry/]repository[:tag][@digest]` (OCI distribution reference grammar). */
export interface ImageParts {
  /** What stands before the tag or digest. */
  readonly written: string;
  /** `docker.io/library/redis` for `redis`. */
  readonly name: string;
  readonly tag?: Value;
  readonly digest?: Value;
  /** From the start of the tag to the end of the digest. */
  readonly span: Span;
}

const DOMAIN =
  '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::[0-9]{1,5})?)';
const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const NAME = new RegExp(`^(?:${DOMAIN}/)?${COMPONENT}(?:/${COMPONENT})*$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Longer names than any registry takes; also bounds the patterns above. */
const MAX_NAME = 255;

/** Reads an image reference that starts at `offset`; null when it is none, or has neither tag nor digest. */
export function parseImage(image: string, offset: number): ImageParts | null {
  if (image.length > MAX_NAME + 128 + 80) return null;
  const atSign = image.indexOf('@');
  const beforeDigest = atSign < 0 ? image : image.slice(0, atSign);
  const colon = beforeDigest.indexOf(':', beforeDigest.lastIndexOf('/') + 1);
  const written = colon < 0 ? beforeDigest : beforeDigest.slice(0, colon);
  const name = canonicalImageName(written);
  if (name === null) return null;
  const tag = colon < 0 ? undefined : valueAt(beforeDigest.slice(colon + 1), offset + colon + 1);
  const digest = atSign < 0 ? undefined : valueAt(image.slice(atSign + 1), offset + atSign + 1);
  if (tag !== undefined && !TAG.test(tag.text)) return null;
  if (digest !== undefined && !DIGEST.test(digest.text)) return null;
  const first = tag ?? digest;
  const last = digest ?? tag;
  if (first === undefined || last === undefined) return null;
  return { written, name, ...(tag && { tag }), ...(digest && { digest }), span: { start: first.start, end: last.end } };
}

/** `redis` is `docker.io/library/redis`, `grafana/loki` is `docker.io/grafana/loki`; null when it is no image name. */
export function canonicalImageName(written: string): string | null {
  if (written.length === 0 || written.length > MAX_NAME || !NAME.test(written)) return null;
  const slash = written.indexOf('/');
  if (slash < 0) return `docker.io/library/${written}`;
  const first = written.slice(0, slash);
  const rest = written.slice(slash + 1);
  // Docker's rule: a first part without dot or port is a registry only if it is `localhost` or has a capital, which no repository has.
  if (!/[.:A-Z]/.test(first) && first !== 'localhost') return `docker.io/${written}`;
  const registry = first.toLowerCase();
  if (registry === 'docker.io' || registry === 'index.docker.io' || registry === 'registry-1.docker.io') {
    return rest.includes('/') ? `docker.io/${rest}` : `docker.io/library/${rest}`;
  }
  return `${registry}/${rest}`;
}

/** The fields of a reference that follow from an image written in one piece. */
export function imageFields({ name, written, tag, digest, span }: ImageParts) {
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

function valueAt(text: string, start: number): Value {
  return { text, start, end: start + text.length };
}
