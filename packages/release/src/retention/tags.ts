const PENDING = /^pending-([0-9a-f]{40})$/;
const BELONGS = /^sha256-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/;

/** The revision of a `pending-<sha>` tag; null: the tag is none. Nothing else makes a version a candidate. */
export function pendingRevision(tag: string): string | null {
  return PENDING.exec(tag)?.[1] ?? null;
}

/**
 * The digest that a tag of cosign (`sha256-<hex>.sig`, `.att`, `.sbom`) or the fallback tag of the referrers API (`sha256-<hex>`, OCI
 * distribution specification) belongs to; null: the tag is neither.
 */
export function subjectOfTag(tag: string): string | null {
  const hex = BELONGS.exec(tag)?.[1];
  return hex === undefined ? null : `sha256:${hex}`;
}

/** A tag that promotion gives: the 40 hexadecimal digits of a revision. */
export const isRevisionTag = (tag: string): boolean => /^[0-9a-f]{40}$/.test(tag);
