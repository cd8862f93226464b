import type { RunnerContext } from '@gatehouse/action-kit';
import {
  type ContainerRuntime,
  credentialsFolder,
  execTool,
  findContainerTool,
  type Registries,
  type Repositories,
  type RevertDeps,
  type RevertReport,
  type RollbackReport,
  registriesFor,
  runRevert,
  runRollback,
} from '@gatehouse/levers';
import { verifyProvenance } from '@gatehouse/registry';
import type { RollbackActionInputs } from './inputs.ts';

export interface StrategyDeps extends RevertDeps {
  readonly repositories: Pick<Repositories, 'named' | 'isOwn'>;
}

export interface Strategy extends RollbackActionInputs {
  /** One line, as `cleanReason` makes it. */
  readonly reason: string;
  readonly context: RunnerContext;
  readonly actor: string;
  /** Digits; empty: not known. */
  readonly attempt: string;
}

/** Runs the strategy that was asked for. */
export async function runStrategy(deps: StrategyDeps, asked: Strategy): Promise<RollbackReport | RevertReport> {
  const { context, wish, dryRun, policy } = asked;
  const common = {
    reason: asked.reason,
    by: asked.actor,
    dryRun,
    ref: context.ref ?? '',
    runId: `${context.runId ?? ''}${asked.attempt}`.replaceAll(/[^0-9]/g, '') || '0',
    runUrl: context.runUrl,
  };
  if ('merged' in wish) return runRevert(deps, { ...common, merged: wish.merged });
  const registries = registriesFor({ ...asked, token: asked.packagesToken || asked.token }, context, deps.io.log);
  const containers = containerTools(context.tempDir, registries);
  try {
    return await runRollback(
      {
        ...deps,
        registry: registries.open,
        ancestry: (source) =>
          source === null || deps.repositories.isOwn(source) ? deps.line : deps.repositories.named(source),
        verify: (question) => verifyProvenance({ ...question, source: question.source ?? context.repository }),
        containers: containers.find,
      },
      { ...common, ...wish, policy },
    );
  } finally {
    await containers.remove();
  }
}

/** A container tool with the credentials of the images, which are gone when the job's step ends. */
function containerTools(folder: string, registries: Registries) {
  const removals: (() => Promise<void>)[] = [];
  return {
    find: async (images: readonly string[]): Promise<ContainerRuntime | null> => {
      const { environment, remove } = await credentialsFolder(folder, registries.credentials(images));
      removals.push(remove);
      return findContainerTool({ run: execTool, environment });
    },
    remove: async () => {
      for (const remove of removals) await remove();
    },
  };
}
