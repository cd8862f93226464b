import { explainFault, renderDecision } from '@gatehouse/action-kit';
import {
  boundBy,
  dispose,
  dispositionStatus,
  GatehouseError,
  gateContext,
  type LiveState,
  labelChanges,
  statusText,
} from '@gatehouse/policy';
import { type ActContext, act } from './act.ts';
import { boundError, type Decided, decide } from './decide.ts';
import type { Answer, AutoMergeDeps } from './deps.ts';
import { failClosed } from './fail-closed.ts';
import type { AutoMergeInputs } from './inputs.ts';
import { isStale, MARKER, type Moment, type MomentTarget, Overtaken, readMoment, staleError } from './moment.ts';
import { plan, type Step } from './plan.ts';
import { actingPolicy, assertStillHolds } from './still-holds.ts';
import { type Told, tell } from './tell.ts';

/** What one run acts with, whatever the moment. */
export interface Turn {
  readonly deps: AutoMergeDeps;
  readonly inputs: AutoMergeInputs;
  readonly target: MomentTarget;
}

/** How often a run begins anew because something happened while it acted. */
const MOST_TURNS = 3;

function commentOf(deps: AutoMergeDeps, decided: Pick<Decided, 'verdict' | 'disposition'>): string | null {
  if (decided.disposition.kind === 'advice') return null;
  return `${MARKER}\n${renderDecision(decided, { serverUrl: deps.serverUrl, forComment: true })}`;
}

function planOf(deps: AutoMergeDeps, decided: Decided, live: LiveState): readonly Step[] {
  const { disposition, policy, posture } = decided;
  const names = live.labels.map(({ name }) => name);
  const labels = disposition.kind === 'advice' ? { add: [], remove: [] } : labelChanges(policy, disposition, names);
  const mergeQueue = posture?.mergeQueue ?? false;
  const { bound } = boundBy(policy, live);
  return plan({ disposition, live, mergeQueue, labels, comment: commentOf(deps, decided), bound });
}

function decideAt({ deps, inputs, target }: Turn, { live, policy }: Moment): Promise<Decided> {
  const onFault = (error: unknown) => explainFault(deps.io, error);
  const { freeze } = inputs;
  return decide({ forge: deps.forge, claim: target.claim, live, policy, now: deps.clock(), freeze, onFault });
}

/**
 * Reads the moment again, rules of the base branch apart: who changes them in these seconds could merge by himself.
 * @throws Overtaken, or GatehouseError when the verdict no longer holds
 */
async function confirm({ deps, inputs, target }: Turn, decided: Decided): Promise<void> {
  const moment = await readMoment(deps.forge, target);
  const { live } = moment;
  if (live.state !== 'open' || isStale(target.claim, live)) throw new Overtaken(moment);
  const { verdict, posture } = decided;
  await assertStillHolds(deps.forge, verdict, { ...live, policy: moment.policy });
  const policy = actingPolicy(moment);
  const now = dispose({ policy, verdict, live, posture, now: deps.clock(), freezeInput: inputs.freeze });
  if (now.kind !== decided.disposition.kind || !now.arm) throw new Overtaken(moment);
}

/** Says by labels and comment what became of it, as far as that is possible: they may promise a merge. */
async function correct(turn: Turn, context: ActContext, decided: Omit<Decided, 'policy'>): Promise<void> {
  const { deps, target } = turn;
  try {
    const moment = await readMoment(deps.forge, target);
    const { live } = moment;
    if (live.state !== 'open' || isStale(target.claim, live)) return;
    const steps = planOf(deps, { ...decided, policy: actingPolicy(moment) }, live);
    await act({ ...context, live }, target.pullRequest, steps);
  } catch (error) {
    deps.io.log(`While saying so: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** After a request failed: the disposition is an error, and it is disarmed if it may be armed. Advice leaves alone what a person armed. */
async function answerFault(turn: Turn, context: ActContext, moment: Moment, steps: readonly Step[], error: unknown) {
  const { deps, inputs, target } = turn;
  const { live } = moment;
  explainFault(deps.io, error);
  const policy = actingPolicy(moment);
  const verdict = boundError(error, deps.repository, target.pullRequest, live);
  const disposition = dispose({ policy, verdict, live, posture: null, now: deps.clock(), freezeInput: '' });
  const { bound } = boundBy(policy, live);
  if (inputs.mode === 'act') {
    await failClosed(context, {
      status: { ...dispositionStatus(disposition), sha: live.head, baseRef: live.baseRef },
      disarm: bound && (live.arming !== null || steps.some((step) => step.do === 'arm')),
      dequeue: bound && (live.queued || steps.some((step) => step.do === 'enqueue')),
    });
    if (bound) await correct(turn, context, { verdict, disposition, posture: null });
  }
  return told(turn, { verdict, disposition, steps });
}

/**
 * The verdict is about another commit or branch than the pull request has by now. That one has a run of its own: its status is left to it,
 * and so is its arming once it has been judged.
 */
async function answerStale(turn: Turn, context: ActContext, { live, policy }: Moment): Promise<Answer> {
  const { deps, inputs, target } = turn;
  const { claim, pullRequest } = target;
  const error = staleError(claim, live);
  explainFault(deps.io, error);
  const [sha, baseRef] = [claim.head ?? live.head, claim.baseRef ?? live.baseRef];
  const ofGate = gateContext(live.baseRef).toLowerCase();
  const judged = live.statuses.some(({ context, ours }) => context.toLowerCase() === ofGate && ours !== false);
  const { bound } = boundBy(actingPolicy({ policy }), live);
  if (inputs.mode === 'act') {
    await failClosed(context, {
      status: { sha, baseRef, state: 'error', description: statusText(`error: ${error.message}`) },
      disarm: bound && !judged && live.arming !== null,
      dequeue: bound && !judged && live.queued,
    });
  }
  const verdict = { ...boundError(error, deps.repository, pullRequest, live), head: sha, baseRef };
  return told(turn, { verdict, disposition: null, steps: [] });
}

async function told({ deps, inputs }: Turn, what: Pick<Told, 'verdict' | 'disposition' | 'steps'>): Promise<Answer> {
  const state = what.disposition?.state ?? 'error';
  await tell(deps, { ...what, mode: inputs.mode, state });
  return { state };
}

/** The moment by which to go on, when an error says that there is another; null: it is an error. */
async function nextMoment({ deps, target }: Turn, error: unknown): Promise<Moment | null> {
  if (error instanceof Overtaken) return error.moment;
  if (!(error instanceof GatehouseError) || error.code !== 'head-moved') return null;
  const moment = await readMoment(deps.forge, target).catch(() => null);
  return moment !== null && isStale(target.claim, moment.live) ? moment : null;
}

/** What acts before anything is decided, or without that it could be. */
function contextAt({ deps, target }: Turn, live: LiveState): ActContext {
  const { forge, runUrl, io } = deps;
  return {
    forge,
    live,
    verdict: target.claim,
    lane: null,
    confirm: async () => {},
    marker: MARKER,
    runUrl,
    log: io.log,
  };
}

/** Decides by a moment and does what follows; once more when another moment has come meanwhile. */
export async function takeTurn(turn: Turn, moment: Moment, turns = MOST_TURNS): Promise<Answer> {
  const { deps, inputs, target } = turn;
  const { live } = moment;
  if (live.state !== 'open') {
    deps.io.log(`#${target.pullRequest} is ${live.state}: nothing to do.`);
    return { state: 'none' };
  }
  const context = contextAt(turn, live);
  if (isStale(target.claim, live)) return answerStale(turn, context, moment);
  let steps: readonly Step[] = [];
  try {
    const decided = await decideAt(turn, moment);
    steps = planOf(deps, decided, live);
    const { verdict, disposition } = decided;
    const acting = { ...context, verdict, lane: disposition.lane, confirm: () => confirm(turn, decided) };
    if (inputs.mode === 'act') await act(acting, target.pullRequest, steps);
    return await told(turn, { verdict, disposition, steps });
  } catch (error) {
    const next = turns > 1 ? await nextMoment(turn, error) : null;
    if (next !== null) return takeTurn(turn, next, turns - 1);
    return answerFault(turn, context, moment, steps, error);
  }
}
