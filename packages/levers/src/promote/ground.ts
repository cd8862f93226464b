import type { FirstParentLine, TreeEntry } from '@gatehouse/forge';
import { explainSetHold, type ImageSet, type SetHold, setHoldPath } from '@gatehouse/policy';
import { currentState, historyBlobs, mayHoldPins, promotionHistory, type TreeFile } from '@gatehouse/release';
import { readLeverPolicy, readTexts, setNamed } from '../shared/policy.ts';

/** What stands at the tip of the base branch. */
export interface Ground {
  readonly set: ImageSet;
  /** Every file in which pins may live, links and submodules among them. */
  readonly files: readonly TreeFile[];
  /** Pins that the last promoted state had; 0: there is none. */
  readonly promoted: number;
  readonly hold: SetHold | null;
}

/**
 * Reads all of it from git.
 * @throws GatehouseError `policy-invalid`, `invalid-input` (no such set), `shallow`
 */
export async function readGround(
  line: FirstParentLine,
  { policy: path, set: name }: { readonly policy: string; readonly set: string },
  tip: string,
): Promise<Ground> {
  const { policy, tree } = await readLeverPolicy(line, path, tip);
  const set = setNamed(policy, name);
  const commits = await line.readLine(tip);
  const entries = tree.filter((entry) => mayHoldPins(set, entry.path));
  const wanted = new Set([...historyBlobs(set, commits), ...blobsOf(entries)]);
  const blobs = await line.readBlobs([...wanted]);
  const last = currentState(promotionHistory(set, commits, blobs));
  const hold = (await readTexts(line, tree, [setHoldPath(set.name)], tip)).get(setHoldPath(set.name));
  return {
    set,
    files: filesOf(entries, blobs),
    promoted: last?.pins.length ?? 0,
    // The policy could be read, so its holds can.
    hold: hold === undefined ? null : explainSetHold(setHoldPath(set.name), hold).hold,
  };
}

/** A submodule has no content here. */
export function blobsOf(entries: readonly TreeEntry[]): readonly string[] {
  return entries.filter(({ mode }) => mode !== '160000').map(({ oid }) => oid);
}

export function filesOf(entries: readonly TreeEntry[], blobs: ReadonlyMap<string, Uint8Array>): readonly TreeFile[] {
  return entries.map(({ path, mode, oid }) => ({ path, mode, oid, bytes: blobs.get(oid) ?? new Uint8Array() }));
}
