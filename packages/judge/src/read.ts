import { type Change, isQueueEntry, type Proof, proveChange, unitSiblings } from '@gatehouse/bumps';
import type { FileAtCommit, OpenedChange } from '@gatehouse/forge';
import {
  admitEdits,
  type Conversation,
  canaryWorkflows,
  NO_CONVERSATION,
  type PinAnswer,
  type Policy,
  pinQuestions,
  reviewWorkflows,
} from '@gatehouse/policy';
import type { JudgeDeps } from './deps.ts';
import type { Judge, Reading } from './reading.ts';
import { readRollback } from './rollback.ts';

export interface Wanted {
  /** Files that the policy names. */
  readonly extra: readonly { readonly path: string; readonly commit: string }[];
  /** The policy, once those files are read. */
  readonly policyOf: (named: readonly FileAtCommit[]) => Policy;
  /** The policy without them: it tells what else to read at the same time. */
  readonly outline: Policy;
}

async function readConversation(deps: JudgeDeps, judge: Judge, change: Change, policy: Policy): Promise<Conversation> {
  if (!judge.needsConversation || isQueueEntry(change)) return NO_CONVERSATION;
  const said = await deps.forge.readConversation(change, {
    workflows: [...new Set([...reviewWorkflows(policy), ...canaryWorkflows(policy)])],
  });
  return { ...said, sarif: deps.given?.sarif ?? said.sarif, runs: [...said.runs, ...(deps.given?.runs ?? [])] };
}

async function readPins(deps: JudgeDeps, proof: Proof): Promise<readonly PinAnswer[]> {
  const questions = pinQuestions(proof);
  return questions.length === 0 ? [] : deps.forge.confirmPins(questions);
}

/** Reads both sides of every file and what was said about it side by side, proves the change, and asks what the proof leaves to ask. */
export async function readEverything(
  deps: JudgeDeps,
  judge: Judge,
  opened: OpenedChange,
  wanted: Wanted,
): Promise<Reading> {
  const [{ change, extra }, conversation] = await Promise.all([
    deps.forge.readContents(opened.change, { siblings: unitSiblings, extra: wanted.extra, added: judge.advises }),
    readConversation(deps, judge, opened.change, wanted.outline),
  ]);
  const policy = wanted.policyOf(extra);
  const proof = proveChange(change, deps.locate, admitEdits(policy));
  const [pins, rollback] = await Promise.all([readPins(deps, proof), readRollback(deps, change, proof)]);
  const { locate, tool, gatehouse } = deps;
  return { policy, change, proof, pins, rollback, conversation, locate, tool, gatehouse, now: deps.clock() };
}
