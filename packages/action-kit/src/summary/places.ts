import type { Verdict } from '@gatehouse/policy';
import { code, markdown, urlPath } from '../markdown.ts';

export interface PlaceContext {
  /** `https://github.com` */
  readonly serverUrl: string;
  readonly repository: string | null;
  /** Commit whose text the lines count. */
  readonly head: string | null;
}

export function placesOf(verdict: Verdict, serverUrl: string): PlaceContext {
  return { serverUrl, repository: verdict.repository, head: verdict.head };
}

/** `path:line`, linked to that line at the judged head. */
export function place(context: PlaceContext, path: string | null, line: number | null): string {
  if (path === null) return 'the whole change';
  const label = line === null ? code(path) : `<code>${markdown(path)}:${line}</code>`;
  if (!context.repository || !context.head) return label;
  const anchor = line === null ? '' : `#L${line}`;
  return `[${label}](${context.serverUrl}/${urlPath(context.repository)}/blob/${urlPath(context.head)}/${urlPath(path)}${anchor})`;
}

/** A commit by its first seven digits, linked. */
export function commit(context: PlaceContext, sha: string | null): string {
  if (sha === null) return 'unknown';
  const label = code(sha.slice(0, 7));
  if (!context.repository) return label;
  return `[${label}](${context.serverUrl}/${urlPath(context.repository)}/commit/${urlPath(sha)})`;
}
