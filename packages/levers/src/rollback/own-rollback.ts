import type { FirstParentLine } from '@gatehouse/forge';
import { readSetHold, setHoldPath, writeSetHold } from '@gatehouse/policy';
import { readOwnBranch } from '../shared/own-branch.ts';
import type { Situation } from './types.ts';

/**
 * Whether a branch holds nothing but one commit as a rollback of the set makes it, brought up to date or not: pins that move, and a hold in the
 * very words that a rollback writes. What a person added to either, a day, a fix, a remark, is not to be lost.
 */
export async function isOwnRollback(
  line: FirstParentLine,
  { set, policy }: Pick<Situation, 'set' | 'policy'>,
  tip: string,
  base: string,
): Promise<boolean> {
  const path = setHoldPath(set.name);
  const own = await readOwnBranch(line, { set, tip, base, besides: path, policy: policy.path });
  if (own === null) return false;
  const hold = own.made.changed.find((change) => change.path === path);
  if (hold === undefined) return true;
  const bytes = hold.oid === null ? undefined : (await line.readBlobs([hold.oid])).get(hold.oid);
  return bytes !== undefined && hold.mode.startsWith('100') && isWritten(path, bytes);
}

function isWritten(path: string, bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const hold = readSetHold(path, text);
  if (hold === null || hold.until !== undefined || hold['fixed-by'] !== undefined) return false;
  return Buffer.from(writeSetHold(hold)).equals(bytes);
}
