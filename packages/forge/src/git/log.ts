import { gitSaid, missingObject } from './faults.ts';
import { runGit } from './process.ts';
import type { Repository } from './repository.ts';

/** Who wrote a commit, as the commit itself says; anybody can write anything there. */
export interface LoggedCommit {
  readonly commit: string;
  readonly name: string;
  readonly email: string;
}

/** The newest commits that are no merges, from a commit id back, newest first. */
export async function readLog(repository: Repository, from: string, last: number): Promise<readonly LoggedCommit[]> {
  // `git log` would obey the repository's configuration: start a program to check signatures, or write in another encoding.
  const { code, stdout, stderr } = await runGit(
    repository.place,
    ['rev-list', '--no-merges', `--max-count=${last}`, '--encoding=UTF-8', '--format=%H%x00%an%x00%ae', '--stdin'],
    `${from}\n`,
  );
  if (code !== 0) throw missingObject(gitSaid(stderr));
  // Each has a line `commit <id>` above it.
  return stdout.split('\n').flatMap((line) => {
    const [commit = '', name, email] = line.split('\0');
    return name === undefined || email === undefined ? [] : [{ commit, name, email }];
  });
}

/** Paths of every file of a commit, in git's order; names that are not UTF-8 are left out. */
export async function listPaths(repository: Repository, commit: string): Promise<readonly string[]> {
  const { code, stdout, stderr } = await runGit(repository.place, [
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    '--name-only',
    commit,
  ]);
  if (code !== 0) throw missingObject(gitSaid(stderr));
  return stdout.split('\0').filter((path) => path !== '' && !path.includes('\ufffd'));
}

/** What the remote calls its default branch, or else the branch that is checked out; null: neither is known. */
export async function defaultBranch(repository: Repository): Promise<string | null> {
  for (const [ref, prefix] of [
    ['refs/remotes/origin/HEAD', 'refs/remotes/origin/'],
    ['HEAD', 'refs/heads/'],
  ] as const) {
    const { code, stdout } = await runGit(repository.place, ['symbolic-ref', '--quiet', ref]);
    const target = stdout.trimEnd();
    if (code === 0 && target.startsWith(prefix)) return target.slice(prefix.length);
  }
  return null;
}

/** Full path of the directory with the files; null: the repository is bare. */
export async function workTree(repository: Repository): Promise<string | null> {
  const { code, stdout } = await runGit(repository.place, ['rev-parse', '--show-toplevel']);
  return code === 0 ? stdout.replace(/\n$/, '') : null;
}
