import {
  type EventTarget,
  eventTarget,
  exitCode,
  explainFault,
  type FailOn,
  namedTarget,
  type RunnerContext,
  type RunnerIo,
  readRunnerContext,
} from '@gatehouse/action-kit';
import { locate } from '@gatehouse/bumps';
import { errorVerdict, TOOL, type Verdict } from '@gatehouse/policy';
import { targetBinding } from './bindings.ts';
import type { JudgeForge } from './deps.ts';
import { givenEvidence } from './given.ts';
import { type JudgeInputs, type JudgeInputsReader, readChangeInputs } from './inputs.ts';
import { judgeTarget } from './judge-target.ts';
import { memoise } from './memoise.ts';
import { keepVerdict, publish } from './publish.ts';
import type { Judge } from './reading.ts';

/** What a judging action is made of. */
export interface Door {
  readonly io: RunnerIo;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly judge: Judge;
  /** Default: those of a gate that judges the change alone. */
  readonly inputs?: JudgeInputsReader;
  readonly connect: (
    options: RunnerContext & { readonly token: string; readonly log: (line: string) => void },
  ) => JudgeForge;
  /** Outputs besides those of every gate. */
  readonly outputs?: (verdict: Verdict) => Readonly<Record<string, string>>;
}

function targetOf(context: RunnerContext, pullRequest: number | null): EventTarget {
  return pullRequest === null ? eventTarget(context) : namedTarget(context, pullRequest);
}

function judgeIt({ io, connect, judge, env }: Door, inputs: JudgeInputs, context: RunnerContext): Promise<Verdict> {
  const deps = {
    forge: connect({ ...context, token: inputs.token, log: io.log }),
    locate: memoise(locate),
    clock: () => new Date(),
    tool: TOOL,
    gatehouse: context.actionRepository,
    onFault: (error: unknown) => explainFault(io, error),
    given: givenEvidence(inputs, context, env),
  };
  const target = targetOf(context, inputs.pullRequest);
  return judgeTarget(deps, judge, { repository: context.repository, policyPath: inputs.policy, target });
}

function bindingOf(context: RunnerContext): Partial<Verdict> {
  try {
    return targetBinding(eventTarget(context));
  } catch {
    // The event names nothing that could be judged; that is the refusal then.
    return {};
  }
}

interface Decision {
  readonly verdict: Verdict;
  readonly failOn: FailOn;
}

/** A refusal before anything could be read (a wrong input, another event) is a verdict too, for whoever waits for one. */
async function decide(door: Door, context: RunnerContext): Promise<Decision> {
  const { io, judge } = door;
  // What counts until the input is known to be another.
  let failOn: FailOn = 'block';
  try {
    const inputs = (door.inputs ?? readChangeInputs)(io.input);
    failOn = inputs.failOn;
    io.secret(inputs.token);
    return { verdict: await judgeIt(door, inputs, context), failOn };
  } catch (error) {
    explainFault(io, error);
    const about = { tool: TOOL, gate: judge.gate, repository: context.repository, ...bindingOf(context) };
    return { verdict: errorVerdict(error, about), failOn };
  }
}

/** A judging action from inputs to exit code: reads, judges, tells. */
export async function openDoor(door: Door): Promise<number> {
  const context = readRunnerContext(door.env);
  const { verdict, failOn } = await decide(door, context);
  const verdictFile = keepVerdict(context.tempDir, verdict);
  const { serverUrl } = context;
  await publish(door.io, verdict, { failOn, serverUrl, verdictFile, outputs: door.outputs?.(verdict) ?? {} });
  return exitCode(verdict.outcome, failOn);
}
