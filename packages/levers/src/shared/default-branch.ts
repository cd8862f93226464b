import type { Refusal } from '@gatehouse/release';

/**
 * Why a run of another ref is refused: a dispatch may name any branch, whose workflow file then counts; null: it is of the default branch,
 * or on a laptop, where no ref is known (null) and nothing is written.
 * @param ref `refs/heads/main`
 */
export function notDefaultBranch(
  rule: `${string}/not-default-branch`,
  ref: string | null,
  branch: string,
): Refusal | null {
  if (ref === null || ref === `refs/heads/${branch}`) return null;
  const message = `The run is of ${ref}, and only the workflow on the default branch ${branch} is trusted with this.`;
  return { rule, place: ref, message, fix: `Start it on ${branch}.` };
}
