import { FaultBoard } from './faults.ts';
import { Limits } from './limits/limits.ts';
import type { RegistryState } from './registry/state.ts';
import type { Account, AccountOptions } from './state/accounts.ts';
import type { CommitInput } from './state/commits.ts';
import type { World } from './state/model.ts';
import { createNetwork, createWorld } from './state/network.ts';
import { Repository, type RepositoryOptions } from './state/repository.ts';
import { type TokenOptions, Tokens } from './state/tokens.ts';

/** The simulated GitHub's state and switches, reached in process; the HTTP side only reads and writes this. */
export class SimulatedGitHub {
  readonly world: World = createWorld();
  readonly tokens: Tokens = new Tokens(this.world.accounts);
  readonly faults: FaultBoard = new FaultBoard();
  readonly limits: Limits = new Limits();
  /** Where its packages live; null: it has none. */
  packages: RegistryState | null = null;

  /** A repository `owner/name` whose default branch has one commit with the given files. */
  createRepository(
    name: string,
    options: RepositoryOptions & Pick<CommitInput, 'files' | 'author' | 'message'> = {},
  ): Repository {
    if (!/^[\w.-]+\/[\w.-]+$/.test(name)) throw new Error(`"${name}" is not owner/name`);
    if (this.world.repositories.has(name.toLowerCase())) throw new Error(`${name} exists already`);
    const repository = new Repository(this.world, createNetwork(), name, null, options);
    repository.commit({
      branch: repository.defaultBranch,
      files: options.files ?? { 'README.md': `# ${name}\n` },
      message: options.message ?? 'Initial commit',
      ...(options.author === undefined ? {} : { author: options.author }),
    });
    return repository;
  }

  /** The repository of that name; throws when there is none. */
  repository(name: string): Repository {
    const repository = this.findRepository(name);
    if (repository === null) throw new Error(`there is no repository ${name}`);
    return repository;
  }

  findRepository(name: string): Repository | null {
    const found = this.world.repositories.get(name.toLowerCase());
    return found instanceof Repository ? found : null;
  }

  /** A token to send as `Authorization: Bearer …`; see `TokenOptions` for what it may do. */
  createToken(options: TokenOptions = {}): string {
    return this.tokens.create(options);
  }

  /** The account of that login; created, with `options`, when first named. */
  account(login: string, options: AccountOptions = {}): Account {
    return this.world.accounts.ensure(login, options);
  }
}
