import { createHash } from 'node:crypto';
import type { FileEdit, OpenPullRequest, RepositoryReader, RepositoryWriter, TreeEntry } from '@gatehouse/forge';
import { GatehouseError } from '@gatehouse/policy';
import { type Refusal, refuse } from '@gatehouse/release';
import { readBlock } from '../shared/block.ts';
import { mustBeBase } from '../shared/must-be-base.ts';
import { openPullRequestOf } from '../shared/open-pull-request.ts';

/** Other runs may move the branch meanwhile; whoever loses so often gives up and says so. */
const ATTEMPTS = 3;

export interface Publication {
  /** Branch of the pull request. */
  readonly branch: string;
  readonly temporary: string;
  /** The base branch and the commit of it that everything was decided at. */
  readonly base: { readonly name: string; readonly commit: string };
  readonly tree: readonly TreeEntry[];
  readonly edits: readonly FileEdit[];
  /** Whether all of a branch is in the base branch already: then it proposes nothing, and nothing of it can be lost. */
  readonly isMerged: (tip: string) => Promise<boolean>;
  /** Whether a branch has nothing but what a run of this kind writes, brought up to date or not; anything else is somebody's. */
  readonly isOwn: (tip: string) => Promise<boolean>;
  readonly headline: string;
  readonly message: string;
  readonly title: string;
  /** `replaced`: the head that the pull request had before, when it was another. */
  readonly body: (head: string, replaced: string | null) => string;
}

export interface Published {
  readonly pullRequest: OpenPullRequest;
  readonly commit: string;
  /** It was there already, with exactly this in it. */
  readonly adopted: boolean;
  /** The commit to which another run has moved the branch meanwhile; null: it stands where this run left it. */
  readonly overtakenBy: string | null;
}

type Forge = RepositoryReader & RepositoryWriter;

/** A commit that waits on its temporary branch, or the one that the branch has already. */
export interface Staged {
  /** Tip of the branch before. */
  readonly before: string | null;
  readonly commit: string;
  /** It is the branch's own. */
  readonly adopted: boolean;
}

interface NotPublished {
  readonly refusals: readonly Refusal[];
}

/**
 * One commit, one branch, one pull request, by compare-and-swap: an identical one is adopted, an older one of the same kind is replaced,
 * and commits of somebody else are never overwritten.
 *
 * @param staged by `stage`, to see early whether it may be written
 */
export async function publish(forge: Forge, wanted: Publication, staged?: Staged): Promise<Published | NotPublished> {
  const first = staged?.adopted ? undefined : staged;
  return lookingAgain((attempt) => publishOnce(forge, wanted, attempt === 1 ? first : undefined));
}

/** Makes the commit where it shows nowhere yet. A token that may not write it is told apart by that. */
export async function stage(forge: Forge, wanted: Publication): Promise<Staged | NotPublished> {
  return lookingAgain(() => stageOnce(forge, wanted));
}

/** Another run may have moved the branch, or taken the temporary one for left over. */
async function lookingAgain<T>(once: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(attempt);
    } catch (error) {
      if (!(error instanceof GatehouseError) || error.code !== 'ref-moved' || attempt === ATTEMPTS) throw error;
    }
  }
}

async function publishOnce(
  forge: Forge,
  wanted: Publication,
  staged: Staged | undefined,
): Promise<Published | NotPublished> {
  const there = staged ?? (await stageOnce(forge, wanted));
  if ('refusals' in there) return there;
  const { before, commit, adopted } = there;
  if (adopted) return opened(forge, wanted, commit, null, true);
  await forge.moveBranch({ branch: wanted.branch, before, commit, temporary: wanted.temporary });
  return opened(forge, wanted, commit, before, false);
}

/**
 * Whether the branch may be moved, for a run that writes nothing: its tip, or why not.
 * @throws GatehouseError `ref-moved` when the base branch is not what it was, so that nobody can say whose the branch is
 */
export async function lookAt(
  forge: RepositoryReader,
  wanted: Publication,
): Promise<{ readonly before: string | null; readonly there: boolean } | NotPublished> {
  const before = await forge.readTip(wanted.branch);
  if (before === null || (await wanted.isMerged(before))) return { before, there: false };
  if (await hasExactly(forge, before, wanted)) return { before, there: true };
  if (await wanted.isOwn(before)) return { before, there: false };
  await mustBeBase(forge, wanted.base.commit, 'rollback');
  return { refusals: [taken(wanted.branch, before)] };
}

async function stageOnce(forge: Forge, wanted: Publication): Promise<Staged | NotPublished> {
  const { base } = wanted;
  const found = await lookAt(forge, wanted);
  if ('refusals' in found) return found;
  const { before, there } = found;
  if (there && before !== null) return { before, commit: before, adopted: true };
  const commit = await forge.commit({
    parent: base.commit,
    temporary: wanted.temporary,
    headline: wanted.headline,
    body: wanted.message,
    files: wanted.edits,
  });
  return { before, commit, adopted: false };
}

/** Opens the pull request of the branch, or brings the one there is up to date. */
async function opened(
  forge: Forge,
  wanted: Publication,
  head: string,
  replaced: string | null,
  adopted: boolean,
): Promise<Published> {
  const { branch, base, title } = wanted;
  const body = wanted.body(head, replaced);
  const found = await openOf(forge, wanted);
  const pullRequest = found ?? (await forge.openPullRequest({ head: branch, base: base.name, title, body }));
  const isSaid = adopted ? tellsOf(pullRequest, head) : pullRequest.title === title && pullRequest.body === body;
  if (!isSaid && (await forge.readTip(branch)) === head)
    await forge.updatePullRequest(pullRequest.number, { title, body });
  const overtakenBy = isSaid && found !== null ? null : await overtaken(forge, wanted, head);
  return { pullRequest, commit: head, adopted, overtakenBy };
}

function openOf(forge: RepositoryReader, { branch, base }: Publication): Promise<OpenPullRequest | null> {
  return openPullRequestOf(forge, { branch, base: base.name });
}

/** Texts have no compare-and-swap: whoever finds, after writing one, that it is not about the branch's tip any more says at least that. */
async function overtaken(forge: Forge, wanted: Publication, head: string): Promise<string | null> {
  const tip = await forge.readTip(wanted.branch);
  if (tip === null || tip === head) return null;
  const now = await openOf(forge, wanted);
  if (now === null || tellsOf(now, tip)) return tip;
  const body = `Another run has moved this branch on to ${tip}. Its files say where it goes, and the hold among them what is left; the next run to the same target describes it here.`;
  await forge.updatePullRequest(now.number, { title: wanted.title.replace(/ to [0-9a-f]+$/, ''), body });
  return tip;
}

/** The run that made a commit has described it: its words stay. */
function tellsOf({ body }: OpenPullRequest, head: string): boolean {
  const block = readBlock('rollback', body);
  return typeof block === 'object' && block !== null && (block as { readonly head?: unknown }).head === head;
}

async function hasExactly(forge: RepositoryReader, tip: string, { tree, edits }: Publication): Promise<boolean> {
  const wanted = new Map(tree.filter(isLeaf).map(({ path, mode, oid }) => [path, `${mode} ${oid}`]));
  for (const { path, mode, bytes } of edits) {
    if (bytes === null) wanted.delete(path);
    else wanted.set(path, `${mode} ${blobId(bytes)}`);
  }
  const there = (await forge.readTree(tip)).filter(isLeaf);
  return there.length === wanted.size && there.every(({ path, mode, oid }) => wanted.get(path) === `${mode} ${oid}`);
}

function isLeaf({ mode }: TreeEntry): boolean {
  return mode !== '040000' && mode !== '40000';
}

function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function taken(branch: string, tip: string): Refusal {
  return refuse(
    'rollback/branch-taken',
    branch,
    `The branch ${branch} has commits that no run of this made (its tip is ${tip}), and they are not overwritten.`,
    'Merge or close its pull request and delete the branch; then run this again.',
  );
}
