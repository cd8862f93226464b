import type { Value } from '../../types.ts';

/**
 * What may stand between the comment sign and the version: nothing, `tag=`, `pin `, `@`, `renovate: tag=`, as Renovate reads and wrote them,
 * and the `ratchet:owner/repo@` of ratchet.
 */
const LEAD = /^[ \t]+#[ \t]*(?:renovate:[ \t]*)?(?:tag=|pin[ \t]*@?|@)?/;
const VERSION = /^([A-Za-z0-9_][A-Za-z0-9._+/-]*)(?:[ \t]|$)/;
const MAX_COMMENT = 1_000;

/**
 * The first word of the comment behind a scalar that ends at `end`; null when the line goes on otherwise. Behind the end of a scalar and
 * white space, `#` starts a comment for every YAML reader. `written` is the action's name.
 */
export function commentVersion(text: string, end: number, written: string): Value | null {
  const lineEnd = text.indexOf('\n', end);
  const rest = text.slice(end, Math.min(lineEnd < 0 ? text.length : lineEnd, end + MAX_COMMENT)).replace(/\r$/, '');
  const lead = LEAD.exec(rest)?.[0];
  if (lead === undefined) return null;
  const ratchet = `ratchet:${written}@`;
  const from = rest.startsWith(ratchet, lead.length) ? lead.length + ratchet.length : lead.length;
  const version = VERSION.exec(rest.slice(from))?.[1];
  return version === undefined ? null : { text: version, start: end + from, end: end + from + version.length };
}
