import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CorpusCase } from './cases.ts';

const IDENTITY = Object.fromEntries(
  ['AUTHOR', 'COMMITTER'].flatMap((who) => [
    [`GIT_${who}_NAME`, 'case'],
    [`GIT_${who}_EMAIL`, 'case@example.com'],
    [`GIT_${who}_DATE`, '2024-01-01T00:00:00Z'],
  ]),
);
const ENV = { ...process.env, ...IDENTITY, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
const CONFIG = [
  'core.autocrlf=false',
  'core.symlinks=true',
  'core.fileMode=true',
  'core.attributesFile=/dev/null',
  'gc.auto=0',
];

export interface CaseRepository {
  readonly dir: string;
  readonly base: string;
  readonly head: string;
}

/** Makes a throwaway repository whose first commit is `before` and whose second is `after`, scripts of the case included. */
export function materialize(each: CorpusCase): CaseRepository {
  const dir = mkdtempSync(join(tmpdir(), 'gatehouse-case-'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', [...CONFIG.flatMap((setting) => ['-c', setting]), ...args], {
      cwd: dir,
      env: ENV,
      encoding: 'utf8',
    }).trim();
  git('init', '-q', '-b', 'main');
  for (const setting of CONFIG) git('config', ...setting.split('='));
  for (const phase of ['before', 'after']) {
    if (phase === 'after') emptyTree(dir, git);
    const tree = join(each.dir, phase);
    if (existsSync(tree)) cpSync(tree, dir, { recursive: true, verbatimSymlinks: true });
    git('add', '-A', '-f', '.');
    const script = join(each.dir, `setup-${phase}.sh`);
    if (existsSync(script)) execFileSync('sh', [script], { cwd: dir, env: { ...ENV, CASE_DIR: each.dir } });
    git('commit', '-q', '--allow-empty', '-m', phase);
  }
  return { dir, base: git('rev-parse', 'HEAD~1'), head: git('rev-parse', 'HEAD') };
}

function emptyTree(dir: string, git: (...args: readonly string[]) => string): void {
  git('rm', '-rqf', '--cached', '--ignore-unmatch', '.');
  for (const entry of readdirSync(dir))
    if (entry !== '.git') rmSync(join(dir, entry), { recursive: true, force: true });
}
