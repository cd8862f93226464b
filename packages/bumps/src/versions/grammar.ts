import type { Datasource } from '../types.ts';
import { MAX_VERSION_LENGTH, parseVersion } from './parse.ts';
import { isRange, parseOperatorRange } from './range.ts';

/** The OCI distribution specification's grammar of a tag. */
const DOCKER_TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
/** SemVer as Helm reads it: the `v` and up to two parts may be missing or present. */
const HELM_VERSION = /^v?[0-9]+(?:\.[0-9]+){0,2}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
/** The characters of a Git ref name that mean nothing to a shell, a URL, YAML or a template. */
const GIT_TAG = /^[A-Za-z0-9_][A-Za-z0-9._+/-]*$/;
/** What `git check-ref-format` refuses within those characters. */
const BAD_REF = /\.\.|\/\/|\/\.|\.lock(?:\/|$)|[./]$/;
/** Git looks below `refs/` for these (gitrevisions): a branch or a pull request, whose commits anyone may choose, and no tag. */
const NO_TAG = /^(?:refs\/(?!tags\/)|heads\/|remotes\/|pull\/|merge-requests\/)/;

/**
 * Whether a text is written as a tag of its datasource: the grammar only. `latest`, `nonroot` or `server-vulkan` are tags;
 * a reference may keep one while its digest moves. Nothing with a space, control, shell or template character is.
 */
export function isTag(datasource: Datasource, text: string): boolean {
  if (text.length === 0 || text.length > MAX_VERSION_LENGTH) return false;
  if (datasource === 'docker') return DOCKER_TAG.test(text);
  if (datasource === 'helm') return HELM_VERSION.test(text);
  return GIT_TAG.test(text) && !BAD_REF.test(text) && !NO_TAG.test(text);
}

/**
 * Whether a reference of this datasource may be moved *to* this text: a tag that is also a version with a place in an
 * order, or, where constraints belong (`range`, and always for charts), `^` or `~` before one. So `latest` is a tag and
 * not a version, and neither are a branch, a bare hash, a commit SHA or a list of constraints.
 */
export function isVersion(datasource: Datasource, text: string, options: { readonly range?: boolean } = {}): boolean {
  if (isRange(text)) {
    if (!options.range && datasource !== 'helm') return false;
    return parseOperatorRange(text) !== null && isTag(datasource, text.slice(1));
  }
  return isTag(datasource, text) && parseVersion(text) !== null;
}
