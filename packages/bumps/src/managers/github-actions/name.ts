/** The part of `uses:` before the `@`: whose action or reusable workflow it is. */
export interface ActionName {
  readonly name: string;
  readonly datasource: string;
  readonly pin: { readonly host: string; readonly repository: string };
}

const SEGMENT = '(?!\\.{1,2}(?:/|$))[A-Za-z0-9_.-]+';
const NAME = new RegExp(
  `^(?:https?://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?)/)?([A-Za-z0-9][A-Za-z0-9_.-]*/${SEGMENT})((?:/${SEGMENT})*)$`,
);
const MAX_NAME = 400;

/**
 * Reads `owner/repo[/path]` or a full URL of it. Null for local paths, expressions and anything else. Without a host it is GitHub's in
 * `.github`; elsewhere it is whatever instance the runner's administrator chose, which no file says: its pins cannot be confirmed.
 */
export function readActionName(written: string, path: string): ActionName | null {
  if (written.length > MAX_NAME) return null;
  const found = NAME.exec(written);
  if (found === null) return null;
  const [, host, repository = '', rest = ''] = found;
  const forge = /(?:^|\/)\.(forgejo|gitea)\//.exec(path)?.[1];
  if (host === 'github.com' || (host === undefined && forge === undefined)) {
    return { name: `${repository}${rest}`, datasource: 'github-tags', pin: { host: 'github.com', repository } };
  }
  if (host === undefined) {
    return { name: `${repository}${rest}`, datasource: `${forge}-tags`, pin: { host: '', repository } };
  }
  return { name: `${host}/${repository}${rest}`, datasource: datasourceOf(host), pin: { host, repository } };
}

/** Renovate tells these forges by their host's name too. */
function datasourceOf(host: string): string {
  if (host === 'codeberg.org' || host.includes('forgejo')) return 'forgejo-tags';
  return host.includes('gitea') ? 'gitea-tags' : 'git-tags';
}
