type AccountType = 'User' | 'Bot' | 'Organization' | 'Mannequin';

export interface Account {
  /** As REST writes it: bots carry `[bot]`. */
  readonly login: string;
  readonly id: number;
  readonly type: AccountType;
  readonly name: string;
  /** The address by which GitHub ties commits to this account. */
  readonly email: string;
}

export type AccountOptions = Partial<Omit<Account, 'login'>>;

/** Ids that the real accounts have, so that examples and snapshots read true. */
const KNOWN: Readonly<Record<string, AccountOptions>> = {
  'renovate[bot]': { id: 29139614 },
  'dependabot[bot]': { id: 49699333 },
  'github-actions[bot]': { id: 41898282 },
  // stands in REST for an account that was deleted
  ghost: { id: 10137 },
  // author of GitHub's own merge commits, an account of type User
  'web-flow': { id: 19864447, name: 'GitHub', email: 'noreply@github.com' },
};

/** Accounts come into being when first named; a login that ends in `[bot]` is a bot's. */
export class Accounts {
  readonly #byLogin = new Map<string, Account>();
  readonly #byEmail = new Map<string, Account>();
  #nextId = 1001;

  /** The account of that login, created with `options` if there is none. */
  ensure(login: string, options: AccountOptions = {}): Account {
    const existing = this.#byLogin.get(login.toLowerCase());
    if (existing !== undefined) return existing;
    const given = { ...KNOWN[login], ...options };
    const id = given.id ?? this.#nextId++;
    const account: Account = {
      login,
      id,
      type: given.type ?? (login.endsWith('[bot]') ? 'Bot' : 'User'),
      name: given.name ?? login,
      email: given.email ?? `${id}+${login}@users.noreply.github.com`,
    };
    this.#byLogin.set(login.toLowerCase(), account);
    this.#byEmail.set(account.email.toLowerCase(), account);
    return account;
  }

  /** The account of that login, if it was ever named. */
  find(login: string): Account | null {
    return this.#byLogin.get(login.toLowerCase()) ?? null;
  }

  /** Whom a commit's e-mail belongs to. Anyone can write any address into a commit. */
  withEmail(email: string): Account | null {
    return this.#byEmail.get(email.toLowerCase()) ?? null;
  }
}
