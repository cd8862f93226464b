import { type Account, Accounts } from './accounts.ts';
import { Clock } from './clock.ts';
import type { Repository } from './repository.ts';
import { ObjectStore } from './store.ts';

/** What all repositories of one simulated GitHub share. */
export interface World {
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly repositories: Map<string, Repository>;
  nextId(): number;
}

/** A repository and its forks: one object store. */
export interface Network {
  readonly store: ObjectStore;
  readonly members: Repository[];
}

export function createWorld(): World {
  let lastId = 100_000;
  return {
    accounts: new Accounts(),
    clock: new Clock(),
    repositories: new Map(),
    nextId: () => ++lastId,
  };
}

export const createNetwork = (): Network => ({ store: new ObjectStore(), members: [] });

export type AccountRef = string | Account;

export const accountOf = (world: World, ref: AccountRef): Account =>
  typeof ref === 'string' ? world.accounts.ensure(ref) : ref;
