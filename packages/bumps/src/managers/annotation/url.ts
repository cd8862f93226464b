import type { Value } from '../../types.ts';
import { isVersion } from '../../versions/index.ts';

/** Scheme, host without user, path, query, fragment. */
const URL_PARTS =
  /^(?:(?:git::)?[a-z][a-z0-9+.-]*:\/\/)?([A-Za-z0-9.-]+(?::[0-9]{1,5})?)(\/[^?#\s]*)(?:\?([^#\s]*))?(?:#\S*)?$/;

/**
 * The version in a URL of the named dependency (`https://github.com/owner/repo/releases/download/v1.2.3/file`, `…?ref=v1.2.3`). It must be a
 * whole path segment or query value, be the only one there, and its number may not stand a second time in the URL, for then both would have
 * to move.
 */
export function versionInUrl(datasource: string, names: readonly string[], url: Value): Value | null {
  const found = URL_PARTS.exec(url.text);
  if (found === null) return null;
  const [, host = '', path = '', query] = found;
  const pathStart = url.text.indexOf(path, url.text.indexOf(host) + host.length);
  const segments = split(path, '/', pathStart).filter((segment) => segment.text !== '');
  const named = namedSegments([host, ...segments.map((segment) => segment.text.replace(/\.git$/, ''))], names);
  if (named === null) return null;
  const values = query === undefined ? [] : queryValues(query, pathStart + path.length + 1);
  // Index 0 of `named` counts the host.
  const free = segments.filter((_, index) => index + 1 < named.from || index + 1 >= named.to);
  const version = onlyVersion(datasource, [...free, ...values]);
  if (version === null || url.text.split(version.text.replace(/^v/i, '')).length !== 2) return null;
  return { text: version.text, start: url.start + version.start, end: url.start + version.end };
}

/** Where the name's segments (`owner/repo`, `host/path`) stand in the URL's; one segment alone is too little to tell. */
function namedSegments(segments: readonly string[], names: readonly string[]): { from: number; to: number } | null {
  for (const name of names) {
    const wanted = name
      .replace(/^[a-z]+:\/\//, '')
      .replace(/\.git$/, '')
      .split('/');
    if (wanted.length < 2) continue;
    const from = segments.findIndex((_, index) => wanted.every((part, offset) => segments[index + offset] === part));
    if (from >= 0) return { from, to: from + wanted.length };
  }
  return null;
}

/** `r-1.2.3.tgz` is a file, `k8s.yaml` too. */
const FILE_NAME = /\.[A-Za-z][A-Za-z0-9]*$/;

/** Full versions go before short ones: in `…/v1.2.3/crds/v1/…` the `v1` is a folder. */
function onlyVersion(datasource: string, parts: readonly Value[]): Value | null {
  const versions = parts.filter((part) => !FILE_NAME.test(part.text) && isVersion(datasource, part.text));
  const full = versions.filter((part) => part.text.includes('.'));
  const [only, second] = full.length > 0 ? full : versions;
  return only === undefined || second !== undefined ? null : only;
}

function queryValues(query: string, start: number): readonly Value[] {
  return split(query, '&', start).map(({ text, start: from, end }) => {
    const value = from + text.indexOf('=') + 1;
    return { text: text.slice(value - from), start: value, end };
  });
}

function split(text: string, separator: string, start: number): readonly Value[] {
  let from = start;
  return text.split(separator).map((part) => {
    const value = { text: part, start: from, end: from + part.length };
    from = value.end + separator.length;
    return value;
  });
}
