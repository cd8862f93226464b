import { chmodSync, existsSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openRepository } from './index.ts';
import { type ScratchRepository, scratchRepository } from './testing.ts';

let repo: ScratchRepository;
afterEach(() => repo.remove());

const BOT = 'renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>';

test('the newest commits with whoever wrote them, merges left out', async () => {
  repo = scratchRepository();
  const first = repo.commit({ files: { a: '1' } });
  const side = repo.commit({ branch: 'side', parents: [first], files: { b: '1' }, author: BOT });
  const second = repo.commit({ files: { a: '2' } });
  repo.commit({ parents: [second, side], files: { b: '1' } });
  const git = await openRepository(repo.dir);
  const head = await git.resolve('main');
  const author = { name: 'Author', email: 'author@example.com' };
  const bot = { name: 'renovate[bot]', email: '29139614+renovate[bot]@users.noreply.github.com' };
  expect(await git.log(head, 9)).toEqual([
    { commit: second, ...author },
    { commit: side, ...bot },
    { commit: first, ...author },
  ]);
  expect(await git.log(head, 1)).toHaveLength(1);
  git.close();
});

test('every path of a commit, whatever it is named', async () => {
  repo = scratchRepository();
  const commit = repo.commit({ files: { 'a b/ü.yaml': '1', 'z\n': '1', '.github/x': '1' } });
  repo.commit({ latin1: true, files: { '\xff': '1' } });
  const git = await openRepository(repo.dir);
  expect(await git.listPaths(commit)).toEqual(['.github/x', 'a b/ü.yaml', 'z\n']);
  expect(await git.listPaths('main')).toEqual(['.github/x', 'a b/ü.yaml', 'z\n']);
  await expect(git.listPaths('1'.repeat(40))).rejects.toMatchObject({ code: 'missing-object' });
  git.close();
});

test('the default branch: what the remote says, or what is checked out', async () => {
  repo = scratchRepository();
  const commit = repo.commit({ files: { a: '1' } });
  const git = await openRepository(repo.dir);
  expect(await git.defaultBranch()).toBe('main');
  repo.git('update-ref', 'refs/remotes/origin/trunk', commit);
  repo.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
  expect(await git.defaultBranch()).toBe('trunk');
  repo.git('symbolic-ref', '--delete', 'refs/remotes/origin/HEAD');
  repo.git('update-ref', '--no-deref', 'HEAD', commit);
  expect(await git.defaultBranch()).toBeNull();
  git.close();
});

test('where the files are', async () => {
  repo = scratchRepository();
  repo.commit({ files: { a: '1' } });
  const git = await openRepository(repo.dir);
  expect(await git.workTree()).toBe(realpathSync(repo.dir));
  const bare = await openRepository(join(repo.dir, '.git'));
  expect(await bare.workTree()).toBeNull();
  git.close();
  bare.close();
});

test('no configuration of the repository is run or obeyed', async () => {
  repo = scratchRepository();
  const sprung = join(repo.dir, 'sprung');
  const trap = join(repo.dir, 'trap.sh');
  writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\n`);
  chmodSync(trap, 0o755);
  repo.commit({ files: { '.mailmap': 'Another <another@example.com> <author@example.com>\n' } });
  const signature = '-----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----';
  const by = 'Author <author@example.com> 1 +0000';
  const object = join(repo.dir, 'object');
  writeFileSync(
    object,
    `tree ${repo.git('rev-parse', 'main^{tree}')}\nauthor ${by}\ncommitter ${by}\ngpgsig ${signature}\n\nsigned\n`,
  );
  const signed = repo.git('hash-object', '-t', 'commit', '-w', object);
  for (const [key, value] of [
    ['log.showSignature', 'true'],
    ['gpg.program', trap],
    ['i18n.logOutputEncoding', 'UTF-16'],
    ['log.mailmap', 'true'],
    ['format.pretty', 'oneline'],
  ] as const)
    repo.git('config', key, value);
  const git = await openRepository(repo.dir);
  expect(await git.log(signed, 9)).toEqual([{ commit: signed, name: 'Author', email: 'author@example.com' }]);
  expect(existsSync(sprung)).toBe(false);
  git.close();
});
