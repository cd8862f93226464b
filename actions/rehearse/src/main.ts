import { join } from 'node:path';
import { guarded, readRunnerContext, runnerIo } from '@gatehouse/action-kit';
import { cloneLine } from '@gatehouse/forge/git';
import { readRehearseInputs } from './inputs.ts';
import { publish } from './publish.ts';
import { rehearseHere } from './run.ts';

async function main(): Promise<number> {
  const inputs = readRehearseInputs(runnerIo.input);
  const { token, sourceToken, registryToken } = inputs;
  for (const secret of [token, sourceToken, registryToken]) if (secret !== '') runnerIo.secret(secret);
  const context = readRunnerContext(process.env);
  const url = `${context.serverUrl}/${context.repository}.git`;
  const line = await cloneLine({ url, token, folder: join(context.tempDir, 'gatehouse-rehearsal'), log: runnerIo.log });
  try {
    const asked = { ...inputs, context, actor: process.env.GITHUB_ACTOR || 'nobody known' };
    return await publish(
      runnerIo,
      await rehearseHere({ line, io: runnerIo, clock: () => new Date() }, asked),
      context.tempDir,
    );
  } finally {
    await line.close();
  }
}

process.exitCode = await guarded(runnerIo, main);
