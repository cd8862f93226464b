import { type CommitDiff, DiffRecords } from './diff-records.ts';
import { gitSaid, missingObject } from './faults.ts';
import { exitOf, startGit } from './process.ts';
import type { Repository } from './repository.ts';

/** A commit and what to compare it with; null: with nothing (a root commit). */
export interface DiffRequest {
  readonly commit: string;
  readonly parent: string | null;
}

/** `git diff-tree` of the commits on its standard input; every option that configuration could otherwise decide is stated. */
export const DIFF_TREE: readonly string[] = [
  'diff-tree',
  '--stdin',
  '--raw',
  '-z',
  '-r',
  '--root',
  '--always',
  '--full-index',
  '--no-abbrev',
  '--no-renames',
  '--no-color',
  '--no-relative',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
];

/** A commit's diff, or the error that kept it from being read. */
export type DiffAnswer = CommitDiff | { readonly commit: string; readonly fault: Error };

/**
 * Compares many commits in one git process, answers in the order asked.
 *
 * git stops at a tree it cannot read and leaves out a commit it cannot read; from there on every commit is asked on its
 * own, so that one damaged commit costs its own answer only.
 *
 * @param cap files kept per commit; more are only counted
 */
export async function* diffTrees(
  repository: Repository,
  requests: readonly DiffRequest[],
  cap: number,
): AsyncGenerator<DiffAnswer> {
  let answered = 0;
  try {
    for await (const diff of diffRun(repository, requests, cap)) {
      // The answers are matched to the questions: a skipped commit must not lend its place to the next.
      if (diff.commit !== requests[answered]?.commit) break;
      answered += 1;
      yield diff;
    }
    if (answered === requests.length) return;
    throw missingObject(`no difference was given for ${requests[answered]?.commit}`);
  } catch (fault) {
    const rest = requests.slice(answered);
    const [only] = rest;
    if (rest.length === 1 && only) yield { commit: only.commit, fault: fault as Error };
    else for (const request of rest) yield* diffTrees(repository, [request], cap);
  }
}

async function* diffRun(repository: Repository, requests: readonly DiffRequest[], cap: number) {
  const git = startGit(repository.place, DIFF_TREE);
  try {
    git.stdin.end(requests.map(({ commit, parent }) => `${commit}${parent ? ` ${parent}` : ''}\n`).join(''));
    const records = new DiffRecords(cap);
    for await (const piece of git.stdout) yield* records.push(piece);
    const { code, stderr } = await exitOf(git);
    if (code !== 0) throw missingObject(gitSaid(stderr));
    const last = records.end();
    if (last) yield last;
  } finally {
    git.stop();
  }
}
