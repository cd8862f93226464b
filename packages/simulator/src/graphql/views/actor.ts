import type { ApiContext } from '../../http.ts';
import { nodeId } from '../../node-id.ts';
import type { Account } from '../../state/accounts.ts';
import { isoTime } from '../../state/clock.ts';
import type { World } from '../../state/model.ts';
import type { Signature } from '../../state/objects.ts';

/** An `Actor`. A bot's login lacks the `[bot]` that REST writes. */
export function actorView({ serverUrl }: ApiContext, account: Account) {
  const login = account.login.replace(/\[bot\]$/, '');
  const path = account.type === 'Bot' ? `/apps/${login}` : `/${login}`;
  return {
    __typename: account.type,
    id: nodeId(account.type, account.id),
    databaseId: account.id,
    login,
    name: account.name,
    email: '',
    url: serverUrl + path,
    resourcePath: path,
    avatarUrl: `${serverUrl}/avatars/${account.id}`,
  };
}

/**
 * A `GitActor`: whom git names. `user` is null for an address that belongs to nobody, and for bots too, because the
 * field's type is `User`: only REST tells which bot a commit is from.
 */
export function gitActorView(context: ApiContext, world: World, { name, email, seconds }: Signature) {
  const account = world.accounts.withEmail(email);
  return {
    name,
    email,
    date: isoTime(seconds),
    avatarUrl: `${context.serverUrl}/avatars/${account?.id ?? 0}`,
    user: account?.type === 'User' ? actorView(context, account) : null,
  };
}
