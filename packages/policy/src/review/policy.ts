import type { PolicyFile } from '../schema/policy-file.ts';

/** `review` of a policy, compiled. */
export type ReviewPolicy = PolicyFile['review'];

export function compileReview(file: PolicyFile['review']): ReviewPolicy {
  return file;
}
