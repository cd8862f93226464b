import { join } from 'node:path';
import { guarded, readRunnerContext, runnerIo } from '@gatehouse/action-kit';
import { cloneLine } from '@gatehouse/forge/git';
import { registriesFor, repositoriesFor, runPromote } from '@gatehouse/levers';
import { verifyProvenance } from '@gatehouse/registry';
import { readPromoteInputs } from './inputs.ts';
import { publish } from './publish.ts';

async function main(): Promise<number> {
  const inputs = readPromoteInputs(runnerIo.input);
  const { token, sourceToken, packagesToken, registryToken } = inputs;
  for (const secret of [token, sourceToken, packagesToken, registryToken]) if (secret !== '') runnerIo.secret(secret);
  const context = readRunnerContext(process.env);
  const { log } = runnerIo;
  const url = `${context.serverUrl}/${context.repository}.git`;
  const line = await cloneLine({ url, token, folder: join(context.tempDir, 'gatehouse-promote'), log });
  const repositories = repositoriesFor(inputs, context, log);
  try {
    const report = await runPromote(
      {
        repository: repositories.own,
        line,
        registry: registriesFor({ ...inputs, token: packagesToken || token }, context, log).open,
        ancestry: repositories.named,
        verify: (asked) => verifyProvenance({ ...asked, source: asked.source ?? context.repository }),
        io: runnerIo,
        clock: () => new Date(),
      },
      { ...inputs, ref: context.ref, runId: context.runId ?? '0', runUrl: context.runUrl },
    );
    return await publish(runnerIo, report, context.tempDir);
  } finally {
    await line.close();
  }
}

process.exitCode = await guarded(runnerIo, main);
