import type { TreeEntry } from '@gatehouse/forge';
import { type Digests, mayHoldPins, type Refusal, refusePromotion, scanPins } from '@gatehouse/release';
import type { Ancestors } from '../shared/ancestors.ts';
import { promoteBranch } from '../shared/branches.ts';
import { revisionLabels } from '../shared/labels.ts';
import { openPullRequestOf } from '../shared/open-pull-request.ts';
import { readOwnBranch } from '../shared/own-branch.ts';
import type { OwnChange } from '../shared/own-change.ts';
import { unlessGone } from './checks/images.ts';
import { blobsOf, filesOf } from './ground.ts';
import { readProposal } from './proposal.ts';
import type { Branch, Candidate, Plan, PromoteDeps, PromoteRegistry } from './types.ts';

/** The branch of a set and its open pull request to the base branch, as they are now. */
export async function readBranch(repository: PromoteDeps['repository'], { set, base }: Plan): Promise<Branch> {
  const name = promoteBranch(set.name);
  // One that somebody led to another branch would promote nothing there.
  const pullRequest = await openPullRequestOf(repository, { branch: name, base: base.name });
  // The open pull request says where its branch is, and saves the question.
  const tip = pullRequest?.head ?? (await repository.readTip(name));
  return { name, tip, pullRequest };
}

type Reads = Pick<PromoteDeps, 'line'> & { readonly registry: PromoteRegistry };

/** Whether the text of the open pull request is about what the branch has; no text is about nothing. */
export function isDescribed({ pullRequest, tip }: Branch, set: string): boolean {
  const open = pullRequest === null ? null : readProposal(pullRequest.body);
  return open?.set === set && open.commit === tip;
}

/**
 * What the branch proposes: as its pull request says where that is about its tip, or else as the files and the images' labels say. Null: there is
 * no branch, or it cannot be told.
 */
export async function proposedAt(deps: Reads, plan: Plan, branch: Branch): Promise<Candidate | null> {
  if (branch.tip === null) return null;
  const open = readProposal(branch.pullRequest?.body ?? '');
  if (open !== null && isDescribed(branch, plan.set.name))
    return { digests: new Map(Object.entries(open.to)), revision: open.revision };
  const digests = await digestsAt(deps.line, plan, branch.tip);
  if (digests === null) return null;
  const before = new Map(plan.pins.map(({ from }) => [from.image, from.digest]));
  const moved = [...digests].find(([image, digest]) => before.get(image) !== digest);
  if (moved === undefined) return null;
  const revision = (await unlessGone(() => revisionLabels(deps.registry, ...moved)))?.revision ?? null;
  return revision === null ? null : { digests, revision };
}

/** Null: not every pin of an image is the same. */
async function digestsAt(line: Reads['line'], { set }: Plan, tip: string): Promise<Digests | null> {
  const entries = (await line.readTree(tip)).filter(({ path }) => mayHoldPins(set, path));
  const { pins } = scanPins(set, filesOf(entries, await line.readBlobs([...new Set(blobsOf(entries))])));
  const digests = new Map(pins.map(({ image, digest }) => [image, digest]));
  return pins.every(({ image, digest }) => digests.get(image) === digest) ? digests : null;
}

/**
 * What stands on the branch. `nothing`: there is none, or all of it is in the base branch already, so that it proposes nothing; `taken`: there
 * is more than a promotion.
 */
export type Standing = 'nothing' | 'taken' | OwnChange;

export async function standingOf(
  { line }: Pick<PromoteDeps, 'line'>,
  { set, base }: Plan,
  { tip }: Branch,
  policy: string,
): Promise<Standing> {
  if (tip === null || (await line.isAncestor(tip, base.commit))) return 'nothing';
  return (await readOwnBranch(line, { set, tip, base: base.commit, policy })) ?? 'taken';
}

/** Why the branch may not be moved; null: it may. */
export async function branchRefusal(
  { candidate }: Plan,
  branch: Branch,
  standing: Standing,
  { there, ancestors }: { readonly there: Candidate | null; readonly ancestors: Ancestors },
): Promise<Refusal | null> {
  if (standing === 'nothing') return null;
  if (standing === 'taken') return taken(branch);
  if (there === null || there.revision === candidate.revision) return null;
  return (await ancestors(candidate.revision, there.revision)) === true ? newer(branch, there.revision) : null;
}

function taken({ name, tip, pullRequest }: Branch): Refusal {
  const where = pullRequest === null ? '' : ` of ${pullRequest.url}`;
  return refusePromotion(
    'promote/branch-taken',
    name,
    `The branch ${name}${where} has more than a commit that moves pins of the set and merges of the base branch that take it over (its tip is ${tip}), and what somebody added is not overwritten.`,
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

/**
 * Whether merging the branch would write, byte for byte, what is to be written, and nothing else. It would not where the base branch has other
 * files by now than those that the branch began from: both sides changed them then, and that is a conflict.
 */
export async function holdsEdits(
  { line }: Pick<PromoteDeps, 'line'>,
  { edits, base }: Plan,
  { now: { on, changed } }: OwnChange,
): Promise<boolean> {
  const there = new Map(changed.map((entry) => [entry.path, entry]));
  if (there.size !== edits.length || !edits.every(({ path, mode }) => there.get(path)?.mode === mode)) return false;
  const [began, today] = [await line.readTree(on), await line.readTree(base.commit)].map(sidesOf);
  if (!edits.every(({ path }) => began?.get(path) === today?.get(path))) return false;
  const oids = edits.map(({ path }) => there.get(path)?.oid ?? '');
  const blobs = await line.readBlobs([...new Set(oids)]);
  return edits.every(({ bytes }, at) => Buffer.from(blobs.get(oids[at] ?? '') ?? []).equals(bytes));
}

function sidesOf(tree: readonly TreeEntry[]): ReadonlyMap<string, string> {
  return new Map(tree.map(({ path, mode, oid }) => [path, `${mode} ${oid}`]));
}
