import type { Identity } from '@gatehouse/bumps';

/** Selection for an `Actor`. */
export const ACTOR = `__typename login
  ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId } ... on Organization { databaseId }`;

export interface Actor {
  readonly __typename: string;
  readonly login: string;
  readonly databaseId?: number | null;
}

/** GraphQL leaves out the `[bot]` that REST and people write; without it a bot could be taken for a user of that name. */
export function fromActor(actor: Actor | null): Identity | null {
  if (actor === null) return null;
  const type = knownType(actor.__typename);
  const login = type === 'Bot' && !actor.login.endsWith('[bot]') ? `${actor.login}[bot]` : actor.login;
  return { login, id: actor.databaseId ?? null, type };
}

/** A REST account; an empty object, which REST gives for some deleted accounts, is nobody. */
export function fromAccount(
  account: { readonly login?: string; readonly id?: number; readonly type?: string } | null | undefined,
): Identity | null {
  if (!account?.login) return null;
  return { login: account.login, id: account.id ?? null, type: knownType(account.type ?? '') };
}

function knownType(name: string): Identity['type'] {
  switch (name) {
    case 'User':
    case 'Bot':
    case 'Organization':
    case 'Mannequin':
      return name;
    default:
      return 'Unknown';
  }
}
