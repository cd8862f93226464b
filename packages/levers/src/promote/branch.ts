import { type Refusal, refusePromotion } from '@gatehouse/release';
import type { Ancestors } from '../rollback/checks/ancestors.ts';
import { promoteBranch } from '../shared/branches.ts';
import { isOwnCommit } from './own-commit.ts';
import { readProposal } from './proposal.ts';
import type { Branch, Plan, PromoteDeps } from './types.ts';

/** The branch of a set and its open pull request, as they are now. */
export async function readBranch(repository: PromoteDeps['repository'], set: string): Promise<Branch> {
  const name = promoteBranch(set);
  const open = (await repository.findPullRequests(name)).filter(({ headRef }) => headRef === name);
  // The open pull request says where its branch is, and saves the question.
  const tip = open[0]?.head ?? (await repository.readTip(name));
  return { name, tip, pullRequest: open[0] ?? null };
}

/** Why the branch may not be moved; null: it may. */
export async function branchRefusal(
  { line }: Pick<PromoteDeps, 'line'>,
  { set, base, candidate }: Plan,
  branch: Branch,
  ancestors: Ancestors,
): Promise<Refusal | null> {
  if (branch.tip === null) return null;
  if (!(await isOwnCommit(line, set, branch.tip, base.commit))) return taken(branch);
  const open = branch.pullRequest === null ? null : readProposal(branch.pullRequest.body);
  if (open === null || open.set !== set.name || open.revision === candidate.revision) return null;
  return (await ancestors(candidate.revision, open.revision)) === true ? newer(branch, open.revision) : null;
}

function taken({ name, tip, pullRequest }: Branch): Refusal {
  const where = pullRequest === null ? '' : ` of ${pullRequest.url}`;
  return refusePromotion(
    'promote/branch-taken',
    name,
    `The branch ${name}${where} has more than one commit that moves pins of the set (its tip is ${tip}), and what somebody added is not overwritten.`,
    'Move those commits to a branch of their own, then delete this branch and start the promotion again.',
  );
}

function newer({ name, pullRequest }: Branch, revision: string): Refusal {
  return refusePromotion(
    'promote/newer-open',
    name,
    `${pullRequest?.url ?? name} proposes ${revision} already, which comes after this one.`,
    'Merge that one; to promote this one instead, close it and delete its branch first.',
  );
}

/** Whether the branch has, byte for byte, what would be written. */
export async function holdsEdits({ line }: Pick<PromoteDeps, 'line'>, { edits }: Plan, tip: string): Promise<boolean> {
  const tree = new Map((await line.readTree(tip)).map((entry) => [entry.path, entry]));
  const oids = edits.map(({ path, mode }) => (tree.get(path)?.mode === mode ? (tree.get(path)?.oid ?? '') : ''));
  if (oids.includes('')) return false;
  const blobs = await line.readBlobs([...new Set(oids)]);
  return edits.every(({ bytes }, at) => Buffer.from(blobs.get(oids[at] ?? '') ?? []).equals(bytes));
}
