import type { Change } from '@gatehouse/bumps';
import { isEnforced, metadataFindings, type Policy } from '@gatehouse/policy';

/**
 * Metadata alone decides only for an author the gate does not bind: one finding makes it advice, and reading every file
 * would change nothing. A change of the policy is read all the same, because its new text is linted.
 */
export function decidedByMetadata(policy: Policy, change: Change, gatehouse: string | null): boolean {
  if (isEnforced(policy, change)) return false;
  if (change.files.some((file) => file.path === policy.path)) return false;
  return metadataFindings(policy, change, gatehouse).length > 0;
}
