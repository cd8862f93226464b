import { type EventTarget, explainFault, plain, type RunnerIo, renderDecision } from '@gatehouse/action-kit';
import type { CommitStatus } from '@gatehouse/forge';
import {
  type Disposition,
  dispose,
  dispositionStatus,
  GatehouseError,
  gateContext,
  gateStatus,
  type LiveState,
  labelChanges,
  statusText,
  type Verdict,
} from '@gatehouse/policy';
import { type ActContext, type ActingForge, act } from './act.ts';
import { readClaim } from './claim.ts';
import { boundError, type Decided, decide } from './decide.ts';
import type { AutoMergeInputs } from './inputs.ts';
import { plan, type Step } from './plan.ts';
import { tell } from './tell.ts';

/** By which our own comment is known; it renders as nothing. */
export const MARKER = '<!-- gatehouse:decision -->';

export interface AutoMergeDeps {
  readonly forge: ActingForge;
  readonly io: Pick<RunnerIo, 'log' | 'output' | 'summary'>;
  /** `owner/name` */
  readonly repository: string;
  readonly serverUrl: string;
  /** Where the status links to. */
  readonly runUrl: string | null;
  readonly clock: () => Date;
}

export interface Answer {
  readonly state: CommitStatus['state'] | 'none';
}

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

/** Whatever went wrong: not armed, and never green. Both are tried whatever becomes of the other. */
async function failClosed(
  context: ActContext,
  armed: boolean,
  status: Pick<CommitStatus, 'state' | 'description'>,
): Promise<void> {
  const { forge, live, log } = context;
  const tries: (() => Promise<void>)[] = [
    () =>
      forge.postStatus({
        ...status,
        sha: live.head,
        context: gateContext(live.baseRef),
        targetUrl: context.runUrl,
      }),
    ...(armed ? [() => forge.disarm(live)] : []),
  ];
  for (const attempt of tries) {
    try {
      await attempt();
    } catch (error) {
      log(`While failing closed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function commentOf(deps: AutoMergeDeps, decided: Pick<Decided, 'verdict' | 'disposition'>): string | null {
  if (decided.disposition.kind === 'advice') return null;
  return `${MARKER}\n${renderDecision(decided, { serverUrl: deps.serverUrl, forComment: true })}`;
}

function planOf(deps: AutoMergeDeps, decided: Decided, live: LiveState): readonly Step[] {
  const { disposition, policy, posture } = decided;
  const names = live.labels.map(({ name }) => name);
  const labels = disposition.kind === 'advice' ? { add: [], remove: [] } : labelChanges(policy, disposition, names);
  const mergeQueue = posture?.mergeQueue ?? false;
  return plan({ disposition, live, mergeQueue, labels, comment: commentOf(deps, decided) });
}

/** After a step failed: the disposition is an error, and the comment says so if it said anything else. */
async function answerFault(
  deps: AutoMergeDeps,
  context: ActContext,
  number: number,
  decided: Decided,
  error: unknown,
): Promise<Disposition> {
  explainFault(deps.io, error);
  const { live } = context;
  const verdict = boundError(error, deps.repository, number, live);
  const disposition = dispose({ ...decided, verdict, live, posture: null, now: deps.clock(), freezeInput: '' });
  await failClosed(context, decided.disposition.arm || live.arming !== null, dispositionStatus(disposition));
  return disposition;
}

async function actOn(deps: AutoMergeDeps, inputs: AutoMergeInputs, number: number, claim: Verdict): Promise<Answer> {
  const { forge, io, runUrl } = deps;
  const { live, policy } = await forge.readLive({
    pullRequest: number,
    policyPath: inputs.policy,
    freezeLabels: claim.freezeLabels ?? [],
    marker: MARKER,
    ...(claim.baseRef === null ? {} : { baseRef: claim.baseRef }),
  });
  if (live.state !== 'open') {
    io.log(`#${number} is ${live.state}: nothing to do.`);
    return { state: 'none' };
  }
  const onFault = (error: unknown) => explainFault(io, error);
  const { freeze } = inputs;
  const decided = await decide({ forge, claim, live, policy, now: deps.clock(), freeze, onFault });
  const steps = planOf(deps, decided, live);
  const { verdict } = decided;
  const said = { verdict, steps, mode: inputs.mode };
  if (inputs.mode === 'dry-run') {
    await tell(deps, { ...said, disposition: decided.disposition, state: decided.disposition.state });
    return { state: decided.disposition.state };
  }
  const { lane } = decided.disposition;
  const context: ActContext = {
    forge,
    verdict,
    live,
    lane,
    policyPath: inputs.policy,
    marker: MARKER,
    runUrl,
    log: io.log,
  };
  let { disposition } = decided;
  try {
    await act(context, number, steps);
  } catch (error) {
    disposition = await answerFault(deps, context, number, decided, error);
  }
  await tell(deps, { ...said, disposition, state: disposition.state });
  return { state: disposition.state };
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
