import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LocalGit, openRepository } from './index.ts';
import { type ScratchRepository, scratchRepository } from './testing.ts';

let repo: ScratchRepository;
let git: LocalGit | null = null;
beforeEach(() => {
  repo = scratchRepository();
});
afterEach(() => {
  git?.close();
  git = null;
  repo.remove();
});

const none = () => [];

async function contents(base: string, head: string): Promise<string[]> {
  git = await openRepository(repo.dir);
  const change = await git.readChange({ base, head, siblings: none });
  return change.files.map((file) => {
    const [before, after] = [file.before, file.after].map((side) => side?.bytes && Buffer.from(side.bytes).toString());
    return `${file.path}: ${before} -> ${after}`;
  });
}

test('nothing that configuration or attributes name is run', async () => {
  const trap = join(repo.dir, 'trap.sh');
  const sprung = join(repo.dir, 'sprung');
  writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\n`);
  chmodSync(trap, 0o755);
  const base = repo.commit({ files: { a: 'one', '.gitattributes': '* diff=trap filter=trap' } });
  const head = repo.commit({ files: { a: 'two' } });
  repo.git('reset', '--quiet', '--hard');
  const settings = {
    'core.fsmonitor': trap,
    'core.hooksPath': repo.dir,
    'core.pager': trap,
    'core.sshCommand': trap,
    'core.alternateRefsCommand': trap,
    'diff.external': trap,
    'diff.trap.command': trap,
    'diff.trap.textconv': trap,
    'filter.trap.smudge': trap,
    'filter.trap.clean': trap,
    'alias.diff-tree': `!${trap}`,
    'alias.cat-file': `!${trap}`,
    'gpg.program': trap,
    'log.showSignature': 'true',
  };
  for (const [name, value] of Object.entries(settings)) repo.git('config', name, value);
  expect(await contents(base, head)).toEqual(['a: one -> two']);
  expect(existsSync(sprung)).toBe(false);
});

test('no diff setting changes what is seen', async () => {
  const base = repo.commit({ files: { 'd/b': 'one', 'a x': 'one', '.gitmodules': '' } });
  const head = repo.commit({ files: { 'd/b': null, 'd/c': 'one', 'a x': 'two' } });
  const settings = {
    'diff.renames': 'copies',
    'diff.noprefix': 'true',
    'diff.relative': 'true',
    'diff.orderFile': '/nonexistent/order',
    'diff.ignoreSubmodules': 'all',
    'core.quotePath': 'true',
    'core.abbrev': '4',
    'color.ui': 'always',
    'core.worktree': '/nonexistent',
  };
  for (const [name, value] of Object.entries(settings)) repo.git('config', name, value);
  expect(await contents(base, head)).toEqual([
    'a x: one -> two',
    'd/b: undefined -> undefined',
    'd/c: undefined -> one',
  ]);
});

test('a submodule that asks to be ignored is seen', async () => {
  const ignored = '[submodule "m"]\n\tpath = m\n\turl = x\n\tignore = all\n';
  const submodule = (digit: string) => ({ mode: '160000', id: digit.repeat(40) });
  const base = repo.commit({ files: { m: submodule('1'), '.gitmodules': ignored } });
  const head = repo.commit({ files: { m: submodule('2') } });
  repo.git('config', 'submodule.m.ignore', 'all');
  repo.git('config', 'diff.ignoreSubmodules', 'all');
  expect(await contents(base, head)).toEqual(['m: undefined -> undefined']);
});

test('replace refs and grafts stand in for nothing', async () => {
  const base = repo.commit({ files: { a: 'one' } });
  const head = repo.commit({ files: { a: 'two' } });
  const other = repo.commit({ branch: 'other', parents: [base], files: { a: 'other' } });
  repo.git('replace', head, other);
  repo.git('replace', repo.git('rev-parse', `${base}:a`), repo.git('rev-parse', `${other}:a`));
  writeFileSync(join(repo.dir, '.git/info/grafts'), `${head}\n`);
  expect(await contents(base, head)).toEqual(['a: one -> two']);
});

test('inherited GIT_ variables do not redirect the reading', async () => {
  const base = repo.commit({ files: { a: 'one' } });
  const head = repo.commit({ files: { a: 'two' } });
  process.env.GIT_DIR = '/nonexistent';
  process.env.GIT_OBJECT_DIRECTORY = '/nonexistent';
  try {
    expect(await contents(base, head)).toEqual(['a: one -> two']);
  } finally {
    delete process.env.GIT_DIR;
    delete process.env.GIT_OBJECT_DIRECTORY;
  }
});
