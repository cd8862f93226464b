import type { RepositoryReader, RepositoryWriter } from '@gatehouse/forge';
import type { LeverIo } from './io.ts';

/** Deletes the temporary branch of a commit that is not wanted any more; when it is gone, or moved, there is nothing to do. Never throws. */
export async function withdraw(
  { repository, io }: { readonly repository: RepositoryReader & RepositoryWriter; readonly io: LeverIo },
  temporary: string,
  commit: string,
): Promise<void> {
  try {
    if ((await repository.readTip(temporary)) === commit) await repository.deleteBranch(temporary, commit);
  } catch {
    io.log(`The temporary branch ${temporary} could not be deleted; the next run does it.`);
  }
}
