import { heldRevisions, type SetHold } from '@gatehouse/policy';
import type { Refusal } from '@gatehouse/release';
import type { OpenRollback } from '../shared/open-rollback.ts';

/** The hold that is merged with the one that waits: all that either refuses, in the words of the later. A day or a fix of one says nothing of the other. */
export function holdsTogether(merged: SetHold | null, open: OpenRollback | null): SetHold | null {
  const waiting = open?.hold ?? null;
  if (merged === null || waiting === null) return waiting ?? merged;
  const { until: _until, 'fixed-by': _fixed, revision: _revision, ...words } = waiting;
  const refuses = [...new Set([...merged.refuses, ...waiting.refuses])];
  const revision = [...new Set([...heldRevisions(merged), ...heldRevisions(waiting)])];
  return { ...words, refuses, ...(revision.length > 0 && { revision }) };
}

const HELD = new Set(['rollback/held', 'rollback/hold-loop']);

/** Lifting a merged hold does not help against one that waits. */
export function withOpenHold(refusals: readonly Refusal[], open: OpenRollback | null): readonly Refusal[] {
  if (!open?.hold) return refusals;
  const more = ` What the open rollback holds counts as well: to lift that, close ${open.pullRequest.url}.`;
  return refusals.map((refusal) => (HELD.has(refusal.rule) ? { ...refusal, fix: `${refusal.fix}${more}` } : refusal));
}
