import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guarded, readRunnerContext, runnerIo } from '@gatehouse/action-kit';
import type { FirstParentLine } from '@gatehouse/forge';
import { cloneLine } from '@gatehouse/forge/git';
import { readPrunedImages, registriesFor, repositoriesFor, runPrune, runRestore } from '@gatehouse/levers';
import { openPackages } from '@gatehouse/registry';
import { cancellation } from './cancellation.ts';
import { serverClock } from './clock.ts';
import { ownFolder, readGiven, writeDurably } from './files.ts';
import { type PruneActionInputs, readPruneInputs } from './inputs.ts';
import { publish } from './publish.ts';

async function main(): Promise<number> {
  const inputs = readPruneInputs(runnerIo.input);
  const { token, sourceToken, registryToken } = inputs;
  for (const secret of [token, sourceToken, registryToken]) if (secret !== '') runnerIo.secret(secret);
  const context = readRunnerContext(process.env);
  const { log } = runnerIo;
  const folder = ownFolder(context.tempDir, 'gatehouse-prune');
  const cancel = cancellation(log);
  const clock = serverClock();
  const repositories = repositoriesFor(inputs, context, log);
  const images = await readPrunedImages(repositories.own, inputs.policy);
  const lines = new Map<string, Promise<FirstParentLine>>();
  const clone = (repository: string, token: string) => {
    const url = `${context.serverUrl}/${repository}.git`;
    const line = lines.get(repository) ?? cloneLine({ url, token, folder: join(folder, 'clone'), log });
    lines.set(repository, line);
    return line;
  };
  const deps = {
    name: context.repository,
    repository: repositories.own,
    other: repositories.named,
    line: () => clone(context.repository, token),
    otherLine: (name: string) => clone(name, repositories.isOwn(name) ? token : sourceToken || token),
    registry: registriesFor(inputs, context, log).open(images),
    packages: openPackages({ token: registryToken || token, apiUrl: context.apiUrl, log, fetch: clock.fetch }),
    io: runnerIo,
    clock: clock.now,
    pause: (ms: number) => sleep(ms, undefined, { signal: cancel.signal }).catch(() => undefined),
    stopping: cancel.signal,
    keep: async (name: string, bytes: Uint8Array) => {
      writeDurably(folder, name, bytes);
      // What follows deletes, and whoever cancels that has to be told what is gone.
      if (name === 'undo.json') cancel.watch();
    },
  };
  try {
    const { ref } = context;
    const run = async () =>
      inputs.mode === 'restore'
        ? runRestore(deps, { undo: readGiven('undo-file', inputs.undoFile), ref, images, dryRun: inputs.dryRun })
        : runPrune(deps, { ...inputs, plan: planOf(inputs), ref });
    return await publish(runnerIo, await run(), folder);
  } finally {
    for (const line of lines.values()) await line.then((one) => one.close()).catch(() => undefined);
  }
}

const planOf = ({ plan, planFile }: PruneActionInputs) =>
  plan === '' ? null : { hash: plan, bytes: planFile === '' ? null : readGiven('plan-file', planFile) };

process.exitCode = await guarded(runnerIo, main);
