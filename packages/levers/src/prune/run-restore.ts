import type { RepositoryReader } from '@gatehouse/forge';
import { notDefaultBranch } from '../shared/default-branch.ts';
import { type RestoreReport, restorePruned } from './restore.ts';
import type { PruneDeps } from './types.ts';

export interface RestoreInputs {
  /** Content of undo.json. */
  readonly undo: Uint8Array;
  /** Full name of the branch that the run is of; null: not known. */
  readonly ref: string | null;
  /** Image repositories that the policy cleans up; of others nothing is restored. */
  readonly images: readonly string[];
  readonly dryRun: boolean;
}

type Deps = Pick<PruneDeps, 'registry' | 'packages' | 'io' | 'pause'> & {
  readonly repository: Pick<RepositoryReader, 'readDefaultBranch'>;
};

/** Brings back what a run deleted: as every lever, for a run of the default branch alone, for it pushes with the same rights as a clean-up. */
export async function runRestore(deps: Deps, { undo, ref, images, dryRun }: RestoreInputs): Promise<RestoreReport> {
  const { name } = await deps.repository.readDefaultBranch();
  const elsewhere = notDefaultBranch('prune/not-default-branch', ref, name);
  if (elsewhere === null) return restorePruned(deps, undo, images, dryRun);
  const summary = `Nothing was brought back: ${elsewhere.message}`;
  return { outcome: 'refused', summary, restored: [], tagged: [], refusals: [elsewhere], evidence: [] };
}
