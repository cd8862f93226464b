import type { EnforcedAccount } from '../policy.ts';
import type { PolicyFile } from '../schema/policy-file.ts';

/** A lane that policy adds to `bumps`. */
export interface Lane {
  readonly name: string;
  readonly authors: readonly EnforcedAccount[];
  /** Ids of risk rules. */
  readonly admit: ReadonlySet<string>;
  /** Context profiles. */
  readonly packs: readonly string[];
}

/** `merge` of a policy, compiled. */
export interface MergePolicy {
  readonly bind: PolicyFile['merge']['bind'];
  readonly lanes: readonly Lane[];
}

export function compileMerge(file: PolicyFile['merge']): MergePolicy {
  return { bind: file.bind, lanes: file.lanes.map(compileLane) };
}

function compileLane({ name, authors, admit, packs }: PolicyFile['merge']['lanes'][number]): Lane {
  return { name, authors: authors.map(compileAccount), admit: new Set(admit), packs };
}

function compileAccount(entry: string | { login: string; id?: number | undefined }): EnforcedAccount {
  return typeof entry === 'string' ? { login: entry, id: null } : { login: entry.login, id: entry.id ?? null };
}
