import type { Dependency } from './version-scalar.ts';

/** A Git repository as a host and a path without `.git`. */
export interface GitRepository {
  readonly host: string;
  readonly path: string;
}

const URL_FORM = /^(?:https?|ssh|git):\/\/(?:[^@/?#\s{}$]*@)?([A-Za-z0-9.-]+(?::[0-9]{1,5})?)\/(.*)$/;
/** `git@host:owner/repo` */
const SCP_FORM = /^[A-Za-z0-9._-]+@([A-Za-z0-9.-]+):(.*)$/;
const PATH = /^[A-Za-z0-9_~][A-Za-z0-9._~-]*(?:\/[A-Za-z0-9_~][A-Za-z0-9._~-]*)*$/;

/** Splits a repository's address, in any form that Git takes, into host and the rest; null for what is none. */
export function splitGitUrl(url: string): { readonly host: string; readonly rest: string } | null {
  if (url.length > 2_000) return null;
  const found = URL_FORM.exec(url) ?? SCP_FORM.exec(url);
  return found?.[1] && found[2] ? { host: found[1].toLowerCase(), rest: found[2] } : null;
}

/** The repository at a host; null when the path has anything but plain segments, or is not `owner/name` on github.com. */
export function gitRepository(host: string, path: string): GitRepository | null {
  const plain = path.replace(/\/+$/, '').replace(/\.git$/, '');
  if (!PATH.test(plain)) return null;
  return host === 'github.com' && plain.split('/').length !== 2 ? null : { host, path: plain };
}

/** Reads the address of a whole repository. */
export function parseGitUrl(url: string): GitRepository | null {
  const split = splitGitUrl(url);
  return split === null ? null : gitRepository(split.host, split.rest);
}

/** Names a repository's tags: `owner/repo` of `github-tags`, `host/path` of `git-tags` elsewhere. */
export function gitDependency(repository: GitRepository, written: string): Dependency {
  const { host, path } = repository;
  return host === 'github.com'
    ? { datasource: 'github-tags', name: path, written }
    : { datasource: 'git-tags', name: `${host}/${path}`, written };
}
