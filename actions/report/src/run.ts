import type { EventTarget, RunnerIo } from '@gatehouse/action-kit';
import { code, explainFault, markdown, plain } from '@gatehouse/action-kit';
import type { CommitStatus, StatusWriter } from '@gatehouse/forge';
import { GatehouseError, gateContext, gateStatus, statusText, type Verdict } from '@gatehouse/policy';
import { readClaim } from './claim.ts';
import type { ReportInputs } from './inputs.ts';
import { assertStillHolds } from './still-holds.ts';

export interface ReportDeps {
  readonly forge: StatusWriter;
  readonly io: Pick<RunnerIo, 'log' | 'output' | 'summary'>;
  /** `owner/name` */
  readonly repository: string;
  /** Where the status links to. */
  readonly runUrl: string | null;
}

type Answer = Pick<CommitStatus, 'state' | 'description'>;

/** A merge group's commits cannot move; a verdict that is not going to be green needs nothing read again. */
async function answerOf(
  deps: ReportDeps,
  inputs: ReportInputs,
  target: EventTarget,
  verdict: Verdict,
): Promise<Answer> {
  const answer = gateStatus(verdict);
  if (answer.state === 'success' && target.kind === 'pull-request') {
    await assertStillHolds(deps.forge, verdict, inputs.policy);
  }
  return answer;
}

function refusal(deps: ReportDeps, error: unknown): Answer {
  explainFault(deps.io, error);
  const known = error instanceof GatehouseError;
  return {
    state: 'error',
    description: known ? `error: ${error.message} ${error.fix}` : 'error: internal, see the log',
  };
}

async function decide(
  deps: ReportDeps,
  inputs: ReportInputs,
  target: EventTarget,
): Promise<Answer & { baseRef: string }> {
  try {
    const verdict = readClaim(inputs.verdict, inputs.judgeResult, target, deps.repository);
    const answer = await answerOf(deps, inputs, target, verdict);
    return { ...answer, baseRef: verdict.baseRef ?? target.baseRef };
  } catch (error) {
    return { ...refusal(deps, error), baseRef: target.baseRef };
  }
}

async function tell(io: ReportDeps['io'], status: CommitStatus): Promise<void> {
  io.output('state', status.state);
  io.output('context', status.context);
  io.log(`${status.context} on ${status.sha}: ${status.state}, ${status.description}`);
  const where = `${code(status.context)} on ${code(status.sha.slice(0, 7))}`;
  await io.summary(`Gate status ${where}: **${status.state}**, ${markdown(status.description)}\n`);
}

/** Posts the gate status on the commit the event is about: green only for a verdict about it that still holds. */
export async function runReport(deps: ReportDeps, inputs: ReportInputs, target: EventTarget): Promise<CommitStatus> {
  const { state, description, baseRef } = await decide(deps, inputs, target);
  const status: CommitStatus = {
    sha: target.head,
    context: gateContext(baseRef),
    state,
    description: statusText(plain(description)),
    targetUrl: deps.runUrl,
  };
  await deps.forge.postStatus(status);
  await tell(deps.io, status);
  return status;
}
