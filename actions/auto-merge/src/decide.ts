import type { FileAtCommit } from '@gatehouse/forge';
import {
  type Disposition,
  dispose,
  errorVerdict,
  type LiveState,
  type Policy,
  type Posture,
  preflight,
  refused,
  TOOL,
  type Verdict,
} from '@gatehouse/policy';
import type { ActingForge } from './act.ts';
import { actingPolicy, assertStillHolds } from './still-holds.ts';

export interface Decided {
  readonly verdict: Verdict;
  readonly policy: Policy;
  readonly disposition: Disposition;
  readonly posture: Posture | null;
}

/** An error about the pull request as it stands now. */
export function boundError(error: unknown, repository: string, number: number | null, live: LiveState | null): Verdict {
  return errorVerdict(error, {
    tool: TOOL,
    gate: 'gate',
    repository,
    pullRequest: number,
    author: live?.author?.login ?? null,
    baseRef: live?.baseRef ?? null,
    baseTip: live?.baseTip ?? null,
    head: live?.head ?? null,
  });
}

async function holdingVerdict(
  forge: ActingForge,
  verdict: Verdict,
  live: LiveState,
  policy: FileAtCommit,
  onFault: (error: unknown) => void,
): Promise<Verdict> {
  if (verdict.outcome === 'error') return verdict;
  try {
    await assertStillHolds(forge, verdict, { ...live, policy });
    return verdict;
  } catch (error) {
    onFault(error);
    return boundError(error, verdict.repository ?? '', verdict.pullRequest, live);
  }
}

export interface DecideInput {
  readonly forge: ActingForge;
  readonly claim: Verdict;
  readonly live: LiveState;
  readonly policy: FileAtCommit;
  readonly now: Date;
  readonly freeze: string;
  readonly onFault: (error: unknown) => void;
}

/** The disposition of a pull request: what the judges said, held against the moment, and whether arming is possible here at all. */
export async function decide(input: DecideInput): Promise<Decided> {
  const { forge, live, now, freeze } = input;
  const verdict = await holdingVerdict(forge, input.claim, live, input.policy, input.onFault);
  const policy = actingPolicy(input);
  const asked = { policy, verdict, live, now, freezeInput: freeze };
  const first = dispose({ ...asked, posture: null });
  if (!first.arm) return { verdict, policy, disposition: first, posture: null };
  const posture = await forge.readPosture(live);
  const disposition = dispose({ ...asked, posture });
  const refusals = disposition.arm ? preflight({ policy, verdict, live, posture }) : [];
  return {
    verdict,
    policy,
    disposition: refusals.length > 0 ? refused(disposition, refusals) : disposition,
    posture,
  };
}
