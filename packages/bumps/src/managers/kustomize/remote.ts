import { isVersion } from '../../versions/index.ts';
import { type GitRepository, gitDependency, gitRepository, splitGitUrl } from '../git-source.ts';
import type { VersionWithin } from '../version-scalar.ts';

/** Files of a release or of a tag's tree on github.com: everything up to the tag, owner and repository in it. */
const FILE_URLS = [
  /^https:\/\/github\.com\/([^/]+)\/([^/]+)\/releases\/download\/(?=[^/]+\/[^/]+$)/,
  /^https:\/\/github\.com\/([^/]+)\/([^/]+)\/raw\/(?:refs\/tags\/)?(?=[^/]+\/)/,
  /^https:\/\/raw\.githubusercontent\.com\/([^/]+)\/([^/]+)\/(?:refs\/tags\/)?(?=[^/]+\/)/,
];
/** Both name the revision; kustomize reads `version` as an older spelling of `ref`. */
const REVISION_KEYS = new Set(['ref', 'version']);
const MAX_URL = 2_000;

/** Reads a remote resource at a tag, in any address form that kustomize documents; null when it is local or not at a tag. */
export function remoteResource(text: string): VersionWithin | null {
  if (text.length > MAX_URL || /[\s#{}$\\]/.test(text)) return null;
  return text.includes('?') ? gitTarget(text) : fileOfTag(text);
}

function fileOfTag(text: string): VersionWithin | null {
  for (const pattern of FILE_URLS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const repository = gitRepository('github.com', `${found[1]}/${found[2]}`);
    const start = found[0].length;
    return resourceAt(repository, text, start, text.indexOf('/', start));
  }
  return null;
}

function gitTarget(text: string): VersionWithin | null {
  const query = text.indexOf('?') + 1;
  const revisions = parameters(text, query).filter((parameter) => REVISION_KEYS.has(parameter.key));
  const [revision] = revisions;
  if (revision === undefined || revisions.length > 1) return null;
  return resourceAt(targetRepository(text.slice(0, query - 1)), text, revision.start, revision.end);
}

function resourceAt(repository: GitRepository | null, text: string, start: number, end: number): VersionWithin | null {
  if (repository === null) return null;
  const dependency = gitDependency(repository, text.slice(0, start));
  const version = { text: text.slice(start, end), start, end };
  return isVersion(dependency.datasource, version.text) ? { dependency, version } : null;
}

interface Parameter {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function parameters(text: string, from: number): readonly Parameter[] {
  const found: Parameter[] = [];
  let start = from;
  for (const part of text.slice(from).split('&')) {
    const equals = part.indexOf('=');
    if (equals >= 0) found.push({ key: part.slice(0, equals), start: start + equals + 1, end: start + part.length });
    start += part.length + 1;
  }
  return found;
}

/** Where the repository ends in the address: on github.com after two segments, elsewhere at `//` or `.git`, else it is all of it. */
function targetRepository(address: string): GitRepository | null {
  const url = address.replace(/^git::/, '').replace(/^(?=github\.com[/:])/, 'https://');
  const split = splitGitUrl(url);
  if (split === null) return null;
  const { host, rest } = split;
  if (host === 'github.com') return gitRepository(host, rest.split('/', 2).join('/'));
  const end = /\/\/|\.git(?:\/|$)/.exec(rest);
  return gitRepository(host, end === null ? rest : rest.slice(0, end.index));
}
