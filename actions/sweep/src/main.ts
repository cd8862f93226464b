import { guarded, readRunnerContext, runnerIo } from '@gatehouse/action-kit';
import { githubReader } from '@gatehouse/forge/github';
import { readSweepInputs } from './inputs.ts';
import { runSweep } from './run.ts';

async function main(): Promise<number> {
  const inputs = readSweepInputs(runnerIo.input);
  runnerIo.secret(inputs.token);
  const context = readRunnerContext(process.env);
  const forge = githubReader({ ...context, token: inputs.token, log: runnerIo.log });
  await runSweep({ forge, io: runnerIo, clock: () => new Date() }, inputs);
  return 0;
}

process.exitCode = await guarded(runnerIo, main);
