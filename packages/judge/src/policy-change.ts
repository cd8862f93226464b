import { policyDigest } from '@gatehouse/action-kit';
import type { Change } from '@gatehouse/bumps';
import type { FileAtCommit } from '@gatehouse/forge';
import { type GatehouseError, lintPolicyChange, type Verdict } from '@gatehouse/policy';
import { decodeText } from './base-policy.ts';

/** What would be wrong with the policy once this change is merged; nothing when the change leaves it alone. */
export function policyAdvice(path: string, change: Change): readonly string[] {
  const file = change.files.find((candidate) => candidate.path === path);
  if (file === undefined) return [];
  if (file.after === null) return lintPolicyChange(null);
  if (file.after.bytes === undefined) return [];
  try {
    return lintPolicyChange(decodeText({ path, commit: change.head, bytes: file.after.bytes }));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** The advice of the built-in defaults, bound to the policy that cannot be read and saying why. */
export function repairAdvice(verdict: Verdict, error: GatehouseError, policy: FileAtCommit): Verdict {
  return {
    ...verdict,
    summary: 'Advice only: the policy of the base cannot be read, and this change of a person may repair it.',
    policy: policyDigest(policy.bytes),
    notes: [error.message, ...(verdict.notes ?? [])],
  };
}
