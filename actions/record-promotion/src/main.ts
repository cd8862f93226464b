import { join } from 'node:path';
import { guarded, readRunnerContext, runnerIo } from '@gatehouse/action-kit';
import { cloneLine } from '@gatehouse/forge/git';
import { githubRepository } from '@gatehouse/forge/github';
import { registryCredentials, runRecordPromotion } from '@gatehouse/levers';
import { openRegistry } from '@gatehouse/registry';
import { readRecordInputs } from './inputs.ts';
import { publish } from './publish.ts';

async function main(): Promise<number> {
  const inputs = readRecordInputs(runnerIo.input);
  const { token, sourceToken, registryToken, registryUsername, trustedRealms: realms } = inputs;
  for (const secret of [token, sourceToken, registryToken]) if (secret !== '') runnerIo.secret(secret);
  const context = readRunnerContext(process.env);
  const { log } = runnerIo;
  const repository = githubRepository({ ...context, token, log });
  const url = `${context.serverUrl}/${context.repository}.git`;
  const line = await cloneLine({ url, token, folder: join(context.tempDir, 'gatehouse-record'), log });
  const given = { username: registryUsername, password: registryToken, token, serverUrl: context.serverUrl };
  const isOwn = (name: string) => name.toLowerCase() === context.repository.toLowerCase();
  try {
    const report = await runRecordPromotion(
      {
        repository,
        line,
        registry: (images) => openRegistry({ credentials: registryCredentials({ images, ...given }), realms, log }),
        ancestry: (source) =>
          source === null || isOwn(source)
            ? repository
            : githubRepository({ ...context, repository: source, token: sourceToken || token, log }),
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
