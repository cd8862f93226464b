import type { PolicyFile } from '../schema/policy-file.ts';

/** `risk` of a policy, compiled. */
export type RiskPolicy = PolicyFile['risk'];

export function compileRisk(file: PolicyFile['risk']): RiskPolicy {
  return file;
}
