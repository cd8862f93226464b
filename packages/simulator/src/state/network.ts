import { type Account, Accounts } from './accounts.ts';
import { Clock } from './clock.ts';
import type { Network, World } from './model.ts';
import { ObjectStore } from './store.ts';

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
