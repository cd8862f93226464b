import type { OpenPullRequest, RepositoryReader } from '@gatehouse/forge';

/** The open pull request of a branch of this repository to another; null: there is none, or somebody led it to a third. */
export async function openPullRequestOf(
  repository: Pick<RepositoryReader, 'findPullRequests'>,
  { branch, base }: { readonly branch: string; readonly base: string },
): Promise<OpenPullRequest | null> {
  const open = await repository.findPullRequests(branch);
  return open.find(({ headRef, baseRef }) => headRef === branch && baseRef === base) ?? null;
}
