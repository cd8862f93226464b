import { GatehouseError } from '@gatehouse/policy';
import type { FirstParentLine } from '../../repository-port.ts';
import { shallow } from '../faults.ts';
import { openObjects } from '../objects.ts';
import { findRepository } from '../repository.ts';
import { lineOf } from './line.ts';

/**
 * The first-parent lines of a repository on disk; nothing is fetched. Throws `not-a-repository`, `shallow`; its methods throw
 * `missing-object` for contents that a partial clone lacks, and `not-found` for a commit that is not there.
 */
export async function localLine(dir: string): Promise<FirstParentLine> {
  const repository = await findRepository(dir);
  const [cut] = repository.boundary;
  if (cut !== undefined) throw shallow(`its history ends at ${cut}, and promotions are read back to the root`);
  const objects = openObjects(repository);
  return {
    ...lineOf(repository, objects, async (oids, kind) => {
      throw kind === 'commit' ? noCommit(dir, oids) : partial(dir, oids.length);
    }),
    close: async () => objects.close(),
  };
}

function noCommit(dir: string, oids: readonly string[]): GatehouseError {
  return new GatehouseError(
    'not-found',
    `the repository in ${dir} has no commit ${oids.join(', ')}`,
    `Fetch it first: git fetch origin ${oids.join(' ')}`,
  );
}

function partial(dir: string, count: number): GatehouseError {
  return new GatehouseError(
    'missing-object',
    `the repository in ${dir} lacks the contents of ${count} files of its history; it is a partial clone, and nothing is fetched here`,
    'Make a full clone (git clone without --filter), or fetch the rest: git fetch --refetch --no-filter origin',
  );
}
