import { eventTarget, guarded, namedTarget, readRunnerContext, runnerIo } from '@gatehouse/action-kit';
import { githubReader } from '@gatehouse/forge/github';
import { readAutoMergeInputs } from './inputs.ts';
import { runAutoMerge } from './run.ts';

async function main(): Promise<number> {
  const inputs = readAutoMergeInputs(runnerIo.input);
  runnerIo.secret(inputs.token);
  const context = readRunnerContext(process.env);
  const forge = githubReader({ ...context, token: inputs.token, log: runnerIo.log });
  const { repository, serverUrl, runUrl } = context;
  const deps = { forge, io: runnerIo, repository, serverUrl, runUrl, clock: () => new Date() };
  const target = inputs.pullRequest === null ? eventTarget(context) : namedTarget(context, inputs.pullRequest);
  const { state } = await runAutoMerge(deps, inputs, target);
  return state === 'error' ? 1 : 0;
}

process.exitCode = await guarded(runnerIo, main);
