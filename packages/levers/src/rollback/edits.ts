import type { FileEdit, FirstParentLine, TreeEntry } from '@gatehouse/forge';
import { type SetHold, setHoldPath, writeSetHold } from '@gatehouse/policy';
import { mayHoldPins, type Refusal, rewritePins, type TreeFile } from '@gatehouse/release';
import type { Decision } from './decide.ts';

/** What the one commit of a rollback writes: every pin of the set, and the hold. */
export async function rollbackEdits(
  line: Pick<FirstParentLine, 'readBlobs'>,
  { situation, chosen, hold, revisions }: Decision,
): Promise<{ readonly edits: readonly FileEdit[] } | { readonly refusals: readonly Refusal[] }> {
  if (chosen === null) return { edits: [] };
  const { set, tree } = situation;
  const files = await pinFiles(line, set, tree);
  const rewrite = rewritePins(set, files, chosen.to.digests, { promoted: chosen.from.pins.length, revisions });
  if ('refusals' in rewrite) return rewrite;
  return { edits: [...rewrite.edits, ...(hold === null ? [] : [holdEdit(hold, tree)])] };
}

async function pinFiles(
  line: Pick<FirstParentLine, 'readBlobs'>,
  set: Decision['situation']['set'],
  tree: readonly TreeEntry[],
): Promise<readonly TreeFile[]> {
  const entries = tree.filter(({ path }) => mayHoldPins(set, path));
  const blobs = await line.readBlobs(entries.filter(({ mode }) => mode !== '160000').map(({ oid }) => oid));
  return entries.map(({ path, mode, oid }) => ({ path, mode, oid, bytes: blobs.get(oid) ?? new Uint8Array() }));
}

function holdEdit(hold: SetHold, tree: readonly TreeEntry[]): FileEdit {
  const path = setHoldPath(hold.set);
  const mode = tree.find((entry) => entry.path === path)?.mode ?? '100644';
  return { path, mode, bytes: new TextEncoder().encode(writeSetHold(hold)) };
}
