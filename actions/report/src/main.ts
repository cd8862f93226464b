import { eventTarget, guarded, readRunnerContext, runnerIo } from '@gatehouse/action-kit';
import { githubReader } from '@gatehouse/forge/github';
import { readReportInputs } from './inputs.ts';
import { runReport } from './run.ts';

async function main(): Promise<number> {
  const inputs = readReportInputs(runnerIo.input);
  runnerIo.secret(inputs.token);
  const context = readRunnerContext(process.env);
  const forge = githubReader({ ...context, token: inputs.token, log: runnerIo.log });
  const deps = { forge, io: runnerIo, repository: context.repository, runUrl: context.runUrl };
  const status = await runReport(deps, inputs, eventTarget(context));
  return status.state === 'error' ? 1 : 0;
}

process.exitCode = await guarded(runnerIo, main);
