import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gitSaid, notARepository, ownedByAnother } from './faults.ts';
import { type GitPlace, gitEnvironment, runGit } from './process.ts';

/** A repository on disk: where it is and where its history has been cut. */
export interface Repository {
  readonly place: GitPlace;
  /** Commits whose parents were left out of a shallow clone. */
  readonly boundary: ReadonlySet<string>;
}

/**
 * Finds the repository at `dir` or above it.
 *
 * Throws `not-a-repository` when there is none or git refuses it because another user owns it.
 */
export async function findRepository(dir: string): Promise<Repository> {
  const known = await stat(dir).catch(() => null);
  if (!known?.isDirectory()) throw notARepository(dir, known ? 'not a directory' : 'no such directory');
  const place = { dir, safeDirectories: [] };
  const found = await locateShallowFile(place);
  if (typeof found === 'string') return { place, boundary: await readBoundary(dir, found) };
  if (found.stderr.includes('not a git repository')) throw notARepository(dir, 'nor is any directory above it');
  if (!found.stderr.includes('dubious ownership')) throw notARepository(dir, gitSaid(found.stderr));

  const trusted = { dir, safeDirectories: await userSafeDirectories() };
  const again = await locateShallowFile(trusted);
  if (typeof again !== 'string') throw ownedByAnother(resolve(dir));
  return { place: trusted, boundary: await readBoundary(dir, again) };
}

async function locateShallowFile(place: GitPlace): Promise<string | { stderr: string }> {
  const { code, stdout, stderr } = await runGit(place, ['rev-parse', '--git-path', 'shallow']);
  return code === 0 ? stdout.replace(/\n$/, '') : { stderr };
}

async function readBoundary(dir: string, path: string): Promise<ReadonlySet<string>> {
  const text = await readFile(resolve(dir, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return new Set(text.split('\n').filter((line) => line !== ''));
}

/**
 * The user's own list, asked only after git refused: all other configuration of theirs stays unread, and git itself never
 * takes this setting from the repository.
 */
function userSafeDirectories(): Promise<readonly string[]> {
  const { GIT_CONFIG_GLOBAL, GIT_CONFIG_NOSYSTEM, ...rest } = gitEnvironment(process.env);
  const env = { ...rest, ...(process.env.GIT_CONFIG_GLOBAL && { GIT_CONFIG_GLOBAL: process.env.GIT_CONFIG_GLOBAL }) };
  const ask = (scope: string) =>
    new Promise<string[]>((done) => {
      execFile('git', ['config', scope, '-z', '--get-all', 'safe.directory'], { env, cwd: '/' }, (_error, stdout) =>
        done(stdout.split('\0').filter((value) => value !== '')),
      );
    });
  return Promise.all([ask('--system'), ask('--global')]).then((lists) => lists.flat());
}
