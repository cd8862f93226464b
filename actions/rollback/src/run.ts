import type { RunnerContext } from '@gatehouse/action-kit';
import type { RepositoryReader } from '@gatehouse/forge';
import {
  type ContainerRuntime,
  cleanReason,
  credentialsFolder,
  execTool,
  findContainerTool,
  type RevertDeps,
  type RevertReport,
  type RollbackReport,
  registryCredentials,
  runRevert,
  runRollback,
} from '@gatehouse/levers';
import { openRegistry, verifyProvenance } from '@gatehouse/registry';
import type { RollbackActionInputs } from './inputs.ts';

export interface StrategyDeps extends RevertDeps {
  readonly source: (repository: string) => Pick<RepositoryReader, 'isAncestor'>;
}

export interface Strategy extends RollbackActionInputs {
  readonly context: RunnerContext;
  readonly actor: string;
  /** Digits; empty: not known. */
  readonly attempt: string;
}

/** Runs the strategy that was asked for. */
export async function runStrategy(deps: StrategyDeps, asked: Strategy): Promise<RollbackReport | RevertReport> {
  const { context, wish, dryRun, policy } = asked;
  const common = {
    reason: cleanReason(asked.reason),
    by: asked.actor,
    dryRun,
    ref: context.ref ?? '',
    runId: `${context.runId ?? ''}${asked.attempt}`.replaceAll(/[^0-9]/g, '') || '0',
    runUrl: context.runUrl,
  };
  if ('merged' in wish) return runRevert(deps, { ...common, merged: wish.merged });
  const given = {
    username: asked.registryUsername,
    password: asked.registryToken,
    token: asked.packagesToken,
    serverUrl: context.serverUrl,
  };
  const containers = containerTools(context.tempDir, given);
  try {
    return await runRollback(
      {
        ...deps,
        registry: (images) =>
          openRegistry({ credentials: registryCredentials({ images, ...given }), log: deps.io.log }),
        ancestry: (source) =>
          source === null || sameName(source, context.repository) ? deps.line : deps.source(source),
        verify: (question) => verifyProvenance({ ...question, source: question.source ?? context.repository }),
        containers: containers.find,
      },
      { ...common, ...wish, policy },
    );
  } finally {
    await containers.remove();
  }
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A container tool with the credentials of the images, which are gone when the job's step ends. */
function containerTools(folder: string, given: Omit<Parameters<typeof registryCredentials>[0], 'images'>) {
  const removals: (() => Promise<void>)[] = [];
  return {
    find: async (images: readonly string[]): Promise<ContainerRuntime | null> => {
      const { environment, remove } = await credentialsFolder(folder, registryCredentials({ images, ...given }));
      removals.push(remove);
      return findContainerTool({ run: execTool, environment });
    },
    remove: async () => {
      for (const remove of removals) await remove();
    },
  };
}
