import type { PolicyFile } from '../schema/policy-file.ts';

/** `merge` of a policy, compiled. */
export type MergePolicy = PolicyFile['merge'];

export function compileMerge(file: PolicyFile['merge']): MergePolicy {
  return file;
}
