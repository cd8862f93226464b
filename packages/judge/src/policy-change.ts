import { policyDigest } from '@gatehouse/action-kit';
import type { Change, ChangedFile } from '@gatehouse/bumps';
import type { FileAtCommit } from '@gatehouse/forge';
import { explainSetHold, type GatehouseError, heldSet, lintPolicyChange, type Verdict } from '@gatehouse/policy';
import { decodeText } from './base-policy.ts';

/** What would be wrong with the policy, or a hold that is read with it, once this change is merged; nothing when it leaves them alone. */
export function policyAdvice(path: string, change: Change): readonly string[] {
  return [...ownAdvice(path, change), ...change.files.flatMap((file) => holdAdvice(file, change.head))];
}

/** A hold that cannot be read would stop every judgement, so its author hears of it before. */
function holdAdvice({ path, after }: ChangedFile, commit: string): readonly string[] {
  if (heldSet(path) === null || after?.bytes === undefined) return [];
  const complaints = adviceOn(
    { path, commit, bytes: after.bytes },
    (text) => explainSetHold(path, text ?? '').complaints,
  );
  return complaints.map((complaint) => `Once merged, neither ${path} nor the policy can be read: ${complaint}`);
}

function ownAdvice(path: string, change: Change): readonly string[] {
  const file = change.files.find((candidate) => candidate.path === path);
  if (file === undefined) return [];
  if (file.after === null) return lintPolicyChange(null);
  if (file.after.bytes === undefined) return [];
  return adviceOn({ path, commit: change.head, bytes: file.after.bytes }, lintPolicyChange);
}

function adviceOn(file: FileAtCommit, lint: (text: string | null) => readonly string[]): readonly string[] {
  try {
    return lint(decodeText(file));
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
