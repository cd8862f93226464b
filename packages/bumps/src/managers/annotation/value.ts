import type { Span, Value } from '../../types.ts';
import { isDigest, isTag, isVersion } from '../../versions/index.ts';
import { imageFields, parseImage } from '../image.ts';
import type { Annotation } from './comment.ts';
import { versionInUrl } from './url.ts';

/** Where in an annotated value its version and digest stand. */
export interface AnnotatedValue {
  readonly version?: Value;
  readonly digest?: Value;
  readonly separator?: string;
  readonly spans: readonly Span[];
}

/** Null unless the value holds exactly one version of the annotation's dependency. */
export function readValue(annotation: Annotation, text: string, start: number): AnnotatedValue | null {
  const { datasource, names } = annotation;
  const whole = { text, start, end: start + text.length };
  if (isVersion(datasource, text)) return { version: whole, spans: [whole] };
  if (datasource === 'docker' && isDigest(text)) return { digest: whole, spans: [whole] };
  const read = datasource === 'docker' ? (tagAndDigest(whole) ?? imageOf(annotation, whole)) : null;
  if (read !== null) return read;
  const version = versionInUrl(datasource, names, whole);
  return version === null ? null : { version, spans: [version] };
}

/** `1.2.3@sha256:…` */
function tagAndDigest({ text, start, end }: Value): AnnotatedValue | null {
  const atSign = text.indexOf('@');
  const tag = text.slice(0, Math.max(0, atSign));
  const digest = text.slice(atSign + 1);
  if (atSign < 0 || !isTag('docker', tag) || !isDigest(digest)) return null;
  return {
    version: { text: tag, start, end: start + atSign },
    digest: { text: digest, start: start + atSign + 1, end },
    separator: '@',
    spans: [{ start, end }],
  };
}

/** A whole image reference, when it is the image that the annotation names. */
function imageOf({ name }: Annotation, { text, start }: Value): AnnotatedValue | null {
  const image = parseImage(text, start);
  return image !== null && image.name === name ? imageFields(image) : null;
}
