import type { PolicyFile } from '../schema/policy-file.ts';

/** `context` of a policy, compiled. */
export type ContextPolicy = PolicyFile['context'];

export function compileContext(file: PolicyFile['context']): ContextPolicy {
  return file;
}
