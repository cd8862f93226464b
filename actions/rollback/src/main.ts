import { join } from 'node:path';
import { guarded, readRunnerContext, runnerIo } from '@gatehouse/action-kit';
import { cloneLine } from '@gatehouse/forge/git';
import { cleanReason, repositoriesFor } from '@gatehouse/levers';
import { readRollbackInputs } from './inputs.ts';
import { publish } from './publish.ts';
import { runStrategy } from './run.ts';

async function main(): Promise<number> {
  const inputs = readRollbackInputs(runnerIo.input);
  // Before anything is fetched: who has to type it again should not wait for a clone.
  const reason = cleanReason(inputs.reason);
  const { token, sourceToken, registryToken, packagesToken } = inputs;
  for (const secret of [token, sourceToken, registryToken, packagesToken]) if (secret !== '') runnerIo.secret(secret);
  const context = readRunnerContext(process.env);
  const { log } = runnerIo;
  const url = `${context.serverUrl}/${context.repository}.git`;
  const line = await cloneLine({ url, token, folder: join(context.tempDir, 'gatehouse-rollback'), log });
  const repositories = repositoriesFor(inputs, context, log);
  try {
    const report = await runStrategy(
      {
        repository: repositories.own,
        repositories,
        line,
        io: runnerIo,
        clock: () => new Date(),
      },
      {
        ...inputs,
        reason,
        context,
        actor: process.env.GITHUB_ACTOR || 'nobody known',
        attempt: process.env.GITHUB_RUN_ATTEMPT ?? '',
      },
    );
    return await publish(runnerIo, report, context.tempDir);
  } finally {
    await line.close();
  }
}

process.exitCode = await guarded(runnerIo, main);
