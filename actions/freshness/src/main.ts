import { guarded, readRunnerContext, runnerIo } from '@gatehouse/action-kit';
import { registriesFor, repositoriesFor, runFreshness } from '@gatehouse/levers';
import { readFreshnessInputs } from './inputs.ts';
import { publish } from './publish.ts';

async function main(): Promise<number> {
  const inputs = readFreshnessInputs(runnerIo.input);
  const { token, sourceToken, registryToken } = inputs;
  for (const secret of [token, sourceToken, registryToken]) if (secret !== '') runnerIo.secret(secret);
  const context = readRunnerContext(process.env);
  const { log } = runnerIo;
  const repositories = repositoriesFor(inputs, context, log);
  const report = await runFreshness(
    {
      repository: repositories.own,
      issues: repositories.own,
      source: repositories.named,
      registry: registriesFor(inputs, context, log).open,
      io: runnerIo,
      clock: () => new Date(),
      place: context,
    },
    { ...inputs, ref: context.ref, sourceToken: sourceToken !== '' },
  );
  return publish(runnerIo, report, context.tempDir);
}

process.exitCode = await guarded(runnerIo, main);
