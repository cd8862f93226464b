import type { PullRequest, RepositoryState } from './model.ts';

/** The branch's tip; throws when there is no such branch. */
export function tipOf({ name, refs }: RepositoryState, branch: string): string {
  const tip = refs.get(`refs/heads/${branch}`);
  if (tip === undefined) throw new Error(`${name} has no branch ${branch}`);
  return tip;
}

/** Throws when there is none of that number. */
export function pullRequestOf({ name, pulls }: RepositoryState, number: number): PullRequest {
  const pull = pulls.get(number);
  if (pull === undefined) throw new Error(`${name} has no pull request ${number}`);
  return pull;
}

/** Issues and pull requests are numbered together. */
export const nextNumber = ({ pulls, issues }: RepositoryState): number => pulls.size + issues.size + 1;
