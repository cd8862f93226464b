import { nodeId } from '../../node-id.ts';
import type { Account } from '../../state/accounts.ts';
import { isoTime } from '../../state/clock.ts';
import type { Signature } from '../../state/objects.ts';

export interface Roots {
  readonly apiUrl: string;
  readonly serverUrl: string;
}

/** `simple-user` of GitHub's description. */
export function renderUser({ apiUrl, serverUrl }: Roots, account: Account): Record<string, unknown> {
  const login = encodeURIComponent(account.login);
  const url = `${apiUrl}/users/${login}`;
  // a bot's page is that of its app
  const page = account.type === 'Bot' ? `apps/${account.login.replace('[bot]', '')}` : account.login;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type, account.id),
    avatar_url: `${serverUrl}/avatars/${account.id}`,
    gravatar_id: '',
    url,
    html_url: `${serverUrl}/${page}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

export const renderSignature = ({ name, email, seconds }: Signature) => ({ name, email, date: isoTime(seconds) });
