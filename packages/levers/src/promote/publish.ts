import type { OpenPullRequest } from '@gatehouse/forge';
import { GatehouseError } from '@gatehouse/policy';
import { type BodyFacts, bodyOf, titleOf } from './body.ts';
import { readProposal } from './proposal.ts';
import type { Branch, Plan, PromoteDeps } from './types.ts';

export interface Published {
  readonly pullRequest: { readonly number: number; readonly url: string };
  /** What the pull request proposed before; null: it is new, or says the same. */
  readonly supersedes: string | null;
  /** Nothing had to be written. */
  readonly adopted: boolean;
}

/** What an open pull request proposed before; null: there is none, or it says the same. */
function supersededBy({ candidate }: Plan, { pullRequest }: Branch): string | null {
  const open = pullRequest === null ? null : readProposal(pullRequest.body);
  return open === null || open.revision === candidate.revision ? null : open.revision;
}

/**
 * Opens the pull request of a branch, or lets the open one say what it is now: one write, or none when it says so already.
 * @throws GatehouseError `ref-moved` when another run moved the branch meanwhile
 */
export async function publish(
  { repository }: Pick<PromoteDeps, 'repository'>,
  branch: Branch,
  facts: Omit<BodyFacts, 'supersedes'>,
): Promise<Published> {
  const { plan, commit } = facts;
  const supersedes = supersededBy(plan, branch);
  const { pullRequest } = branch;
  if (pullRequest !== null && branch.tip === commit && says(pullRequest.body, facts))
    return { pullRequest, supersedes, adopted: true };
  const text = { title: titleOf(plan), body: bodyOf({ ...facts, supersedes }) };
  if (pullRequest === null) {
    const opened = await repository.openPullRequest({ head: branch.name, base: plan.base.name, ...text });
    await mustBeAt(repository, branch.name, commit);
    // Another run may have opened it, with the text of the commit that the branch had.
    if (!says(opened.body, facts)) await describe(repository, opened, branch.name, text, commit);
    return { pullRequest: opened, supersedes, adopted: false };
  }
  await mustBeAt(repository, branch.name, commit);
  await describe(repository, pullRequest, branch.name, text, commit);
  return { pullRequest, supersedes, adopted: false };
}

/** A text has no compare-and-swap: whoever was overtaken while writing it finds out now, and looks again. */
async function describe(
  repository: PromoteDeps['repository'],
  { number }: OpenPullRequest,
  branch: string,
  text: { readonly title: string; readonly body: string },
  commit: string,
): Promise<void> {
  await repository.updatePullRequest(number, text);
  await mustBeAt(repository, branch, commit);
}

function says(body: string, { plan, commit }: Pick<BodyFacts, 'plan' | 'commit'>): boolean {
  const open = readProposal(body);
  return open?.set === plan.set.name && open.revision === plan.candidate.revision && open.commit === commit;
}

/** What is written about a commit is written beside it, or not at all. */
async function mustBeAt(repository: PromoteDeps['repository'], branch: string, commit: string): Promise<void> {
  const tip = await repository.readTip(branch);
  if (tip === commit) return;
  const message = `The branch ${branch} moved from ${commit} to ${tip ?? 'nowhere'} while its pull request was written.`;
  throw new GatehouseError('ref-moved', message, 'Start the promotion again.');
}
