import type { Account, Accounts } from './accounts.ts';
import { ACTIONS_LOGIN, knownApp } from './apps.ts';
import type { RepositoryState } from './model.ts';

/** Named as a workflow's `permissions:` block names them. */
export type PermissionName =
  | 'contents'
  | 'pull-requests'
  | 'statuses'
  | 'metadata'
  | 'checks'
  | 'actions'
  | 'issues'
  | 'workflows'
  | 'packages'
  | 'administration';

export type Permissions = Readonly<Partial<Record<PermissionName, 'read' | 'write'>>>;

export interface Need {
  readonly permission: PermissionName;
  readonly access: 'read' | 'write';
}

export interface TokenOptions {
  readonly permissions?: Permissions;
  /** `owner/name`s that are not public and may be reached; default: all. */
  readonly repositories?: readonly string[];
  /** Who acts with this token. */
  readonly login?: string;
  /** The app it belongs to; default: GitHub Actions for its own login, none (a person's) for others. */
  readonly appId?: number | null;
  /** Requests allowed an hour; default 5,000. */
  readonly limit?: number;
}

export interface Token {
  readonly value: string;
  readonly permissions: Permissions;
  readonly repositories: ReadonlySet<string> | null;
  readonly account: Account;
  readonly appId: number | null;
  readonly limit: number;
}

/** What the jobs of the gate ask for, all in one token. */
const DEFAULT_PERMISSIONS: Permissions = { contents: 'read', 'pull-requests': 'read', statuses: 'write' };

/** Tokens by value; what an installation token may do is its permissions and repositories. */
export class Tokens {
  readonly #tokens = new Map<string, Token>();
  readonly #accounts: Accounts;

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
  }

  /** Makes a token and returns its value, to be sent as `Authorization: Bearer …`. */
  create(options: TokenOptions = {}): string {
    const value = `ghs_simulated${String(this.#tokens.size + 1).padStart(4, '0')}`;
    const account = this.#accounts.ensure(options.login ?? 'github-actions[bot]');
    this.#tokens.set(value, {
      value,
      permissions: heldBy(account, options.permissions ?? DEFAULT_PERMISSIONS),
      repositories: options.repositories ? new Set(options.repositories.map((name) => name.toLowerCase())) : null,
      account,
      appId: options.appId === undefined ? knownApp(account.login) : options.appId,
      limit: options.limit ?? 5000,
    });
    return value;
  }

  revoke(value: string): void {
    this.#tokens.delete(value);
  }

  /** The app behind a bot's login, by its tokens; null: none is known. */
  appId(login: string): number | null {
    for (const { account, appId } of this.#tokens.values()) if (account.login === login) return appId;
    return null;
  }

  find(value: string): Token | null {
    return this.#tokens.get(value) ?? null;
  }
}

/** A workflow's own token never may change workflow files, whatever its `permissions:` block asks for. */
function heldBy({ login }: Account, { workflows, ...permissions }: Permissions): Permissions {
  return login === ACTIONS_LOGIN || workflows === undefined ? permissions : { ...permissions, workflows };
}

/** The repository exists for this token; if not, GitHub answers as if there were none. */
export function canSee(token: Token | null, repository: RepositoryState): boolean {
  if (repository.visibility === 'public') return true;
  if (token === null) return false;
  return token.repositories === null || token.repositories.has(repository.name.toLowerCase());
}

/** Reading a public repository needs no permission; everything else does. */
export function isAllowed(token: Token | null, repository: RepositoryState, need: Need): boolean {
  if (need.permission === 'metadata') return true;
  if (repository.visibility === 'public' && need.access === 'read') return true;
  const granted = token?.permissions[need.permission];
  return granted === 'write' || granted === need.access;
}
