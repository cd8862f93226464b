import { join } from 'node:path';
import { guarded, readRunnerContext, runnerIo } from '@gatehouse/action-kit';
import { cloneLine } from '@gatehouse/forge/git';
import { registriesFor, repositoriesFor, runRecordPromotion } from '@gatehouse/levers';
import { readRecordInputs } from './inputs.ts';
import { publish } from './publish.ts';

async function main(): Promise<number> {
  const inputs = readRecordInputs(runnerIo.input);
  const { token, sourceToken, registryToken } = inputs;
  for (const secret of [token, sourceToken, registryToken]) if (secret !== '') runnerIo.secret(secret);
  const context = readRunnerContext(process.env);
  const { log } = runnerIo;
  const url = `${context.serverUrl}/${context.repository}.git`;
  const line = await cloneLine({ url, token, folder: join(context.tempDir, 'gatehouse-record'), log });
  const repositories = repositoriesFor(inputs, context, log);
  try {
    const report = await runRecordPromotion(
      {
        repository: repositories.own,
        line,
        registry: registriesFor(inputs, context, log).open,
        ancestry: repositories.named,
        io: runnerIo,
      },
      { ...inputs, ref: context.ref },
    );
    return await publish(runnerIo, report, context.tempDir);
  } finally {
    await line.close();
  }
}

process.exitCode = await guarded(runnerIo, main);
