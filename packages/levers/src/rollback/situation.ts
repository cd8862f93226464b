import { explainSetHold, setHoldPath } from '@gatehouse/policy';
import { historyBlobs, promotionHistory } from '@gatehouse/release';
import { readLeverPolicy, readTexts, setNamed } from '../shared/policy.ts';
import type { RollbackReads, RollbackWish, Situation } from './types.ts';

/**
 * Reads policy, history and hold at one commit of the base branch, all from git.
 * @throws GatehouseError `policy-invalid`, `invalid-input` (no such set), `shallow`
 */
export async function readSituation(
  { line }: Pick<RollbackReads, 'line'>,
  wish: Pick<RollbackWish, 'policy' | 'set'>,
  tip: string,
): Promise<Situation & { readonly tree: Awaited<ReturnType<RollbackReads['line']['readTree']>> }> {
  const { policy, tree } = await readLeverPolicy(line, wish.policy, tip);
  const set = setNamed(policy, wish.set);
  const commits = await line.readLine(tip);
  const history = promotionHistory(set, commits, await line.readBlobs(historyBlobs(set, commits)));
  const path = setHoldPath(set.name);
  const wanted = set.images.flatMap(({ inventory }) => inventory ?? []);
  const texts = await readTexts(line, tree, [path, ...wanted], tip);
  const text = texts.get(path);
  // The policy could be read, so its holds can.
  const hold = text === undefined ? null : explainSetHold(path, text).hold;
  return { policy, set, history, line: commits.map(({ oid }) => oid), hold, inventories: texts, tree };
}
