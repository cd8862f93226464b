export type Right = 'pull' | 'push' | 'delete';

export interface User {
  readonly username: string;
  readonly password: string;
  /** Rights by repository; `*` alone stands for every one. Default: all rights everywhere. */
  readonly rights?: Readonly<Record<string, readonly Right[]>>;
}

/** Whether somebody has a right to a repository. */
export type Grant = (repository: string, right: Right) => boolean;

interface Bearer {
  /** `repository right` pairs that it was given. */
  readonly scopes: ReadonlySet<string>;
  readonly expiresAt: number;
}

const ALL: readonly Right[] = ['pull', 'push', 'delete'];

/** Who may log in, and the bearer tokens that were given out. */
export class Users {
  readonly #now: () => number;
  readonly #users = new Map<string, User>();
  readonly #bearers = new Map<string, Bearer>();
  readonly #others: ((password: string) => Grant | null)[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Adds or replaces a user. */
  add(user: User): void {
    this.#users.set(user.username, user);
  }

  remove(username: string): void {
    this.#users.delete(username);
  }

  /** Takes passwords that are kept elsewhere, such as a simulated GitHub's tokens. */
  trust(grantOf: (password: string) => Grant | null): void {
    this.#others.push(grantOf);
  }

  /** What these credentials may do; null: they are wrong. */
  login(username: string, password: string): Grant | null {
    const user = this.#users.get(username);
    if (user !== undefined && user.password === password) return grantOf(user);
    for (const other of this.#others) {
      const grant = other(password);
      if (grant !== null) return grant;
    }
    return null;
  }

  /** @param scopes `repository right`, of which the token is good for all */
  issue(scopes: readonly string[], seconds: number): string {
    const value = `simulated-bearer-${String(this.#bearers.size + 1).padStart(4, '0')}`;
    this.#bearers.set(value, { scopes: new Set(scopes), expiresAt: this.#now() + seconds * 1000 });
    return value;
  }

  /** Null: never given out, or too old. */
  bearer(value: string): Grant | null {
    const found = this.#bearers.get(value);
    if (found === undefined || found.expiresAt <= this.#now()) return null;
    return (repository, right) => found.scopes.has(`${repository} ${right}`);
  }
}

const grantOf =
  ({ rights }: User): Grant =>
  (repository, right) =>
    (rights === undefined ? ALL : (rights[repository] ?? rights['*'] ?? [])).includes(right);
