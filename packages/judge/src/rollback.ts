import type { Change, Proof } from '@gatehouse/bumps';
import { readRollback as readFrom } from '@gatehouse/forge';
import type { Rollback } from '@gatehouse/policy';
import type { JudgeDeps } from './deps.ts';

/** Whether the change takes the base back to where it was; without a base tip there is no line to look for that in. */
export async function readRollback(deps: JudgeDeps, change: Change, proof: Proof): Promise<Rollback | null> {
  if (change.baseTip === null) return null;
  return readFrom(deps.forge, { change, proof, locate: deps.locate });
}
