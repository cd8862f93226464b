import type { RepositoryReader, RepositoryWriter } from '@gatehouse/forge';
import type { LeverIo } from './io.ts';

/** Deletes the branch of a commit that is not wanted any more, a temporary one as a rule; when it is gone, or moved, there is nothing to do. Never throws. */
export async function withdraw(
  { repository, io }: { readonly repository: RepositoryReader & RepositoryWriter; readonly io: LeverIo },
  branch: string,
  commit: string,
): Promise<void> {
  try {
    if ((await repository.readTip(branch)) === commit) await repository.deleteBranch(branch, commit);
  } catch {
    io.log(
      `The branch ${branch} could not be deleted: the next run deletes it or puts its own work there, or delete it by hand.`,
    );
  }
}
