import { GatehouseError } from '@gatehouse/policy';
import type { DiffRequest } from './diff-tree.ts';
import { gitSaid, missingObject, shallow } from './faults.ts';
import type { ObjectStore } from './objects.ts';
import { runGit } from './process.ts';
import type { Repository } from './repository.ts';
import { resolveCommits } from './revisions.ts';

/** Which commits of a history: the newest `last` reachable from HEAD, those of `A..B`, or a list of revisions. */
export type CommitSelection =
  | { readonly last: number }
  | { readonly range: string }
  | { readonly revisions: readonly string[] };

/** A commit to compare with its first parent, or why that cannot be done. `commit` is as written when it names nothing. */
export type ListedCommit =
  | (DiffRequest & {
      readonly merge: boolean;
      /** When it was committed, in milliseconds; whoever made it says so. */
      readonly at: number;
    })
  | { readonly commit: string; readonly fault: GatehouseError };

export interface Listing {
  readonly commits: readonly ListedCommit[];
  /** Where the selection ends: HEAD, the range's B, or the listed commit made last; null when no commit was named. */
  readonly newest: string | null;
}

/**
 * The selected commits. `last` and `range` leave merges out and go from newest to oldest as `git log` does; `revisions` keep
 * their order, and a merge among them is marked.
 */
export async function listCommits(
  repository: Repository,
  objects: ObjectStore,
  selection: CommitSelection,
): Promise<Listing> {
  if ('revisions' in selection) return listRevisions(repository, objects, selection.revisions);
  const walk =
    'last' in selection
      ? { args: [`--max-count=${selection.last}`], newest: await resolveOne(repository, objects, 'HEAD'), not: [] }
      : { args: [], ...(await rangeEnds(repository, objects, selection.range)) };
  const lines = await revList(repository, ['--no-merges', ...walk.args], [walk.newest, ...walk.not]);
  return { commits: lines.map((line) => listed(repository, line)), newest: walk.newest };
}

/** `A..B` in the form git understands on its input: B, and not what A reaches. */
async function rangeEnds(repository: Repository, objects: ObjectStore, range: string) {
  const parts = /^((?:(?!\.\.).)+)\.\.([^.].*)$/s.exec(range);
  if (!parts) {
    const fix = 'Write it as A..B: the commits reachable from B and not from A, for example v1.0..HEAD.';
    throw new GatehouseError('invalid-input', `${JSON.stringify(range)} is not a range`, fix);
  }
  const [from, to] = [parts[1] ?? '', parts[2] ?? ''];
  const newest = await resolveOne(repository, objects, to);
  return { newest, not: [`^${await resolveOne(repository, objects, from)}`] };
}

async function resolveOne(repository: Repository, objects: ObjectStore, revision: string): Promise<string> {
  const [commit] = await resolveCommits(repository, objects, [revision]);
  if (typeof commit !== 'string') throw commit;
  return commit;
}

async function listRevisions(
  repository: Repository,
  objects: ObjectStore,
  revisions: readonly string[],
): Promise<Listing> {
  const resolved = await resolveCommits(repository, objects, revisions);
  const named = resolved.filter((commit) => typeof commit === 'string');
  // Sorted: by the time they were made, newest first, each once.
  const lines = await revList(repository, ['--no-walk=sorted'], named);
  const byId = new Map(lines.map((line) => [line.split(' ')[1], line]));
  const commits = resolved.map(
    (commit, at): ListedCommit =>
      typeof commit === 'string'
        ? listed(repository, byId.get(commit) ?? `0 ${commit}`)
        : { commit: revisions[at] ?? '', fault: commit },
  );
  return { commits, newest: lines[0]?.split(' ')[1] ?? null };
}

/** Lines of `<seconds> <commit> <parent>…`; the tips go in by standard input, which has no limit. */
async function revList(repository: Repository, args: readonly string[], tips: readonly string[]) {
  if (tips.length === 0) return [];
  const input = tips.map((tip) => `${tip}\n`).join('');
  const { code, stdout, stderr } = await runGit(
    repository.place,
    ['rev-list', '--timestamp', '--parents', ...args, '--stdin'],
    input,
  );
  if (code !== 0) throw missingObject(gitSaid(stderr));
  return stdout.split('\n').filter((line) => line !== '');
}

function listed(repository: Repository, line: string): ListedCommit {
  const [seconds, commit = '', parent = null, ...others] = line.split(' ');
  // At the boundary of a shallow clone git shows a commit as if it had no parents.
  if (repository.boundary.has(commit)) return { commit, fault: shallow(`it does not hold the parent of ${commit}`) };
  return { commit, parent, merge: others.length > 0, at: Number(seconds) * 1000 };
}
