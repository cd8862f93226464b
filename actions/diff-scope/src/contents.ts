import { type Proof, proveChange, unitSiblings } from '@gatehouse/bumps';
import type { FileAtCommit, OpenedChange } from '@gatehouse/forge';
import { admitEdits, judgeScope, type Policy, pinQuestions, type Verdict } from '@gatehouse/policy';
import type { JudgeDeps } from './deps.ts';
import { policyAdvice } from './policy-change.ts';

const NOTHING_READ: Proof = { bumps: [], residue: [], edits: [] };

type Judged = Pick<Parameters<typeof judgeScope>[0], 'policy' | 'change' | 'proof' | 'pins'>;

function verdictOf(deps: JudgeDeps, judged: Judged): Verdict {
  return judgeScope({ ...judged, tool: deps.tool, gatehouseRepository: deps.gatehouse, now: deps.clock() });
}

/** The verdict of metadata alone. */
export function judgeUnread(deps: JudgeDeps, { change }: OpenedChange, policy: Policy): Verdict {
  return verdictOf(deps, { policy, change, proof: NOTHING_READ, pins: [] });
}

/** Reads both sides of every file (files the policy names ride along), proves the change, confirms its pins and judges. */
export async function judgeContents(
  deps: JudgeDeps,
  opened: OpenedChange,
  extra: readonly { readonly path: string; readonly commit: string }[],
  policyOf: (named: readonly FileAtCommit[]) => Policy,
): Promise<Verdict> {
  const { change, extra: named } = await deps.forge.readContents(opened.change, { siblings: unitSiblings, extra });
  const policy = policyOf(named);
  const proof = proveChange(change, deps.locate, admitEdits(policy));
  const questions = pinQuestions(proof);
  const pins = questions.length === 0 ? [] : await deps.forge.confirmPins(questions);
  const verdict = verdictOf(deps, { policy, change, proof, pins });
  const notes = policyAdvice(policy.path, change);
  return notes.length === 0 ? verdict : { ...verdict, notes: [...(verdict.notes ?? []), ...notes] };
}
