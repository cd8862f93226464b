import type { PolicyFile } from '../schema/policy-file.ts';

/** `hygiene` of a policy, compiled. */
export type HygienePolicy = PolicyFile['hygiene'];

export function compileHygiene(file: PolicyFile['hygiene']): HygienePolicy {
  return file;
}
