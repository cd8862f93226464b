import { guarded, readRunnerContext, runnerIo } from '@gatehouse/action-kit';
import { githubRepository } from '@gatehouse/forge/github';
import { registryCredentials, runFreshness } from '@gatehouse/levers';
import { openRegistry } from '@gatehouse/registry';
import { readFreshnessInputs } from './inputs.ts';
import { publish } from './publish.ts';

async function main(): Promise<number> {
  const inputs = readFreshnessInputs(runnerIo.input);
  const { token, sourceToken, registryToken, registryUsername, trustedRealms: realms } = inputs;
  for (const secret of [token, sourceToken, registryToken]) if (secret !== '') runnerIo.secret(secret);
  const context = readRunnerContext(process.env);
  const { log } = runnerIo;
  const repository = githubRepository({ ...context, token, log });
  const given = { username: registryUsername, password: registryToken, token, serverUrl: context.serverUrl };
  const report = await runFreshness(
    {
      repository,
      issues: repository,
      source: (name) =>
        name.toLowerCase() === context.repository.toLowerCase()
          ? repository
          : githubRepository({ ...context, repository: name, token: sourceToken || token, log }),
      registry: (images) => openRegistry({ credentials: registryCredentials({ images, ...given }), realms, log }),
      io: runnerIo,
      clock: () => new Date(),
      place: context,
    },
    { ...inputs, ref: context.ref, sourceToken: sourceToken !== '' },
  );
  return publish(runnerIo, report, context.tempDir);
}

process.exitCode = await guarded(runnerIo, main);
