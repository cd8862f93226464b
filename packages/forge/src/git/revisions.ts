import { GatehouseError } from '@gatehouse/policy';
import { gitSaid, missingObject, shallow, unknownRevision } from './faults.ts';
import type { ObjectStore } from './objects.ts';
import { runGit } from './process.ts';
import type { Repository } from './repository.ts';

/**
 * The commits that revisions name, as full ids; a fault in the place of each that names none.
 *
 * Faults: `invalid-input` for what cannot be a name, `shallow` or `unknown-revision` when there is no such commit here.
 */
export async function resolveCommits(
  repository: Repository,
  objects: ObjectStore,
  revisions: readonly string[],
): Promise<readonly (string | GatehouseError)[]> {
  const usable = revisions.filter(isRevision);
  const infos = await objects.info(usable.map((revision) => `${revision}^{commit}`));
  const commits = new Map(usable.map((revision, at) => [revision, infos[at]?.oid]));
  return revisions.map((revision) => commits.get(revision) ?? unresolved(repository, revision));
}

function unresolved(repository: Repository, revision: string): GatehouseError {
  if (!isRevision(revision)) return notARevision(revision);
  return repository.boundary.size > 0
    ? shallow(`it does not hold the commit "${revision}"`)
    : unknownRevision(revision);
}

/** Revisions are typed by people and read from files; only what can be nothing but a name goes to git. */
function isRevision(text: string): boolean {
  return text !== '' && !text.startsWith('-') && !/[\0-\x1f\x7f]/.test(text);
}

function notARevision(text: string): GatehouseError {
  return new GatehouseError(
    'invalid-input',
    `${JSON.stringify(text)} is not a revision`,
    'Give a commit SHA, a branch, a tag or an expression such as HEAD~3; it may not begin with "-".',
  );
}

/**
 * The one merge base of two commits.
 *
 * Throws `merge-base` when there is none or more than one (then what a merge would do is not the difference to either),
 * `shallow` when the clone does not hold enough history to know.
 */
export async function mergeBase(repository: Repository, base: string, head: string): Promise<string> {
  const { code, stdout, stderr } = await runGit(repository.place, ['merge-base', '--all', base, head]);
  // 1: there is none; anything above: git could not find out
  if (code !== 0 && code !== 1) throw missingObject(gitSaid(stderr));
  const bases = stdout.split('\n').filter((line) => line !== '');
  await refuseCutHistory(repository, base, head, bases);
  const [only, ...more] = bases;
  if (only !== undefined && more.length === 0) return only;
  throw new GatehouseError(
    'merge-base',
    only === undefined
      ? `${base} and ${head} have no common history`
      : `${base} and ${head} have ${bases.length} merge bases (${bases.join(', ')}); which change a merge makes depends on the order`,
    'Rebase the head onto the base, or name two commits of which one is an ancestor of the other.',
  );
}

/** A cut-off commit between the merge base and either side may hide a better merge base, so it makes the answer unknown. */
async function refuseCutHistory(repository: Repository, base: string, head: string, bases: readonly string[]) {
  if (repository.boundary.size === 0) return;
  const input = [base, head, ...bases.map((oid) => `^${oid}`)].join('\n');
  const { code, stdout, stderr } = await runGit(repository.place, ['rev-list', '--stdin'], `${input}\n`);
  if (code !== 0) throw missingObject(gitSaid(stderr));
  const cut = stdout.split('\n').find((oid) => repository.boundary.has(oid));
  if (cut !== undefined)
    throw shallow(`its history ends at ${cut}, before the merge base of ${base} and ${head} is certain`);
}
