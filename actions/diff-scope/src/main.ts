import {
  eventTarget,
  exitCode,
  explainFault,
  type FailOn,
  guarded,
  runnerIo as io,
  type RunnerContext,
  readRunnerContext,
} from '@gatehouse/action-kit';
import { locate } from '@gatehouse/bumps';
import { githubReader } from '@gatehouse/forge/github';
import { errorVerdict, TOOL, type Verdict } from '@gatehouse/policy';
import { targetBinding } from './bindings.ts';
import { type DiffScopeInputs, readDiffScopeInputs } from './inputs.ts';
import { memoise } from './memoise.ts';
import { keepVerdict, publish } from './publish.ts';
import { runDiffScope } from './run.ts';

function judge(inputs: DiffScopeInputs, context: RunnerContext): Promise<Verdict> {
  const { repository } = context;
  const deps = {
    forge: githubReader({ ...context, token: inputs.token, log: io.log }),
    locate: memoise(locate),
    clock: () => new Date(),
    tool: TOOL,
    gatehouse: context.actionRepository,
    onFault: (error: unknown) => explainFault(io, error),
  };
  return runDiffScope(deps, { repository, policyPath: inputs.policy, target: eventTarget(context) });
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
async function decide(context: RunnerContext): Promise<Decision> {
  // What counts until the input is known to be another.
  let failOn: FailOn = 'block';
  try {
    const inputs = readDiffScopeInputs(io.input);
    failOn = inputs.failOn;
    io.secret(inputs.token);
    return { verdict: await judge(inputs, context), failOn };
  } catch (error) {
    explainFault(io, error);
    return {
      verdict: errorVerdict(error, { tool: TOOL, repository: context.repository, ...bindingOf(context) }),
      failOn,
    };
  }
}

async function main(): Promise<number> {
  const context = readRunnerContext(process.env);
  const { verdict, failOn } = await decide(context);
  const verdictFile = keepVerdict(context.tempDir, verdict);
  await publish(io, verdict, { failOn, serverUrl: context.serverUrl, verdictFile });
  return exitCode(verdict.outcome, failOn);
}

process.exitCode = await guarded(io, main);
