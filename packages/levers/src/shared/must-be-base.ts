import type { RepositoryReader } from '@gatehouse/forge';
import { GatehouseError } from '@gatehouse/policy';

/**
 * What stands on a base branch that has moved since it was read looks like somebody's: another run, or whoever brought the branch up to date,
 * began later than this one.
 *
 * @param what is decided: `promotion`
 * @throws GatehouseError `ref-moved`
 */
export async function mustBeBase(
  repository: Pick<RepositoryReader, 'readDefaultBranch'>,
  base: string,
  what: string,
): Promise<void> {
  const { name, commit } = await repository.readDefaultBranch();
  if (commit === base) return;
  const message = `The branch ${name} moved from ${base} to ${commit} while the ${what} was decided.`;
  throw new GatehouseError('ref-moved', message, `Start the ${what} again.`);
}
