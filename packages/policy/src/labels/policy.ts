import type { PolicyFile } from '../schema/policy-file.ts';

/** `labels` of a policy, compiled. */
export type LabelsPolicy = PolicyFile['labels'];

export function compileLabels(file: PolicyFile['labels']): LabelsPolicy {
  return file;
}
