import { type EventTarget, explainFault, plain } from '@gatehouse/action-kit';
import type { CommitStatus } from '@gatehouse/forge';
import { GatehouseError, gateContext, gateStatus, statusText, type Verdict } from '@gatehouse/policy';
import { readClaim } from './claim.ts';
import { boundError } from './decide.ts';
import type { Answer, AutoMergeDeps } from './deps.ts';
import type { AutoMergeInputs } from './inputs.ts';
import { readMoment } from './moment.ts';
import { tell } from './tell.ts';
import { takeTurn } from './turn.ts';

function claimOf(deps: AutoMergeDeps, inputs: AutoMergeInputs, target: EventTarget): Verdict {
  try {
    return readClaim(inputs.verdict, inputs.judgeResult, target, deps.repository);
  } catch (error) {
    explainFault(deps.io, error);
    return boundError(error, deps.repository, target.kind === 'pull-request' ? target.pullRequest : null, null);
  }
}

async function postPlainStatus(
  deps: AutoMergeDeps,
  sha: string,
  baseRef: string,
  status: Pick<CommitStatus, 'state' | 'description'>,
): Promise<void> {
  const description = statusText(plain(status.description));
  const context = gateContext(baseRef);
  await deps.forge.postStatus({ sha, context, state: status.state, description, targetUrl: deps.runUrl });
  deps.io.log(`${context} on ${sha}: ${status.state}, ${description}`);
}

/** A merge group's commit cannot move and nobody arms it: its verdict is its status. */
async function answerGroup(
  deps: AutoMergeDeps,
  inputs: AutoMergeInputs,
  target: Extract<EventTarget, { kind: 'merge-group' }>,
): Promise<Answer> {
  const verdict = claimOf(deps, inputs, target);
  const status = gateStatus(verdict);
  if (inputs.mode === 'act') await postPlainStatus(deps, target.head, target.baseRef, status);
  await tell(deps, { verdict, disposition: null, steps: [], mode: inputs.mode, state: status.state });
  return { state: status.state };
}

async function actOn(deps: AutoMergeDeps, inputs: AutoMergeInputs, number: number, claim: Verdict): Promise<Answer> {
  const target = { pullRequest: number, policyPath: inputs.policy, claim };
  return takeTurn({ deps, inputs, target }, await readMoment(deps.forge, target));
}

/** Nothing could be read about the pull request: its status becomes an error if the event or the verdict names commit and branch. */
async function answerUnread(
  deps: AutoMergeDeps,
  inputs: AutoMergeInputs,
  target: EventTarget,
  claim: Verdict,
  error: unknown,
): Promise<Answer> {
  explainFault(deps.io, error);
  const sha = target.head ?? claim.head;
  const baseRef = claim.baseRef ?? target.baseRef;
  const known = error instanceof GatehouseError;
  const description = known ? `error: ${error.message} ${error.fix}` : 'error: internal, see the log';
  const verdict = boundError(error, deps.repository, claim.pullRequest, null);
  if (inputs.mode === 'act' && sha !== null && baseRef !== null) {
    await postPlainStatus(deps, sha, baseRef, { state: 'error', description });
  }
  await tell(deps, { verdict, disposition: null, steps: [], mode: inputs.mode, state: 'error' });
  return { state: 'error' };
}

/**
 * Acts on what the judges said: decides the disposition by what is there now, and arms, disarms, labels, comments and posts the gate
 * status accordingly. It judges nothing itself, and whatever fails ends in `error`, never in green.
 */
export async function runAutoMerge(deps: AutoMergeDeps, inputs: AutoMergeInputs, target: EventTarget): Promise<Answer> {
  if (target.kind === 'merge-group') return answerGroup(deps, inputs, target);
  const claim = claimOf(deps, inputs, target);
  try {
    return await actOn(deps, inputs, target.pullRequest, claim);
  } catch (error) {
    return answerUnread(deps, inputs, target, claim, error);
  }
}
