import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { scratchRepository } from '../testing.ts';
import { readLocalRefs } from './local-refs.ts';

function scratch() {
  const repository = scratchRepository();
  onTestFinished(() => repository.remove());
  const tag = (name: string, of: string) => repository.git('tag', '-a', '-m', 'x', name, of);
  return { repository, tag, tip: repository.commit({ files: { a: '1' } }) };
}

test('branches, remotes, tags down to their commits; a tag of anything else is none', async () => {
  const { repository, tag, tip } = scratch();
  repository.git('update-ref', 'refs/remotes/origin/side', tip);
  repository.git('symbolic-ref', 'refs/remotes/origin/lost', 'refs/remotes/origin/none');
  tag('once', tip);
  tag('twice', 'once');
  tag('thrice', 'twice');
  tag('folder', `${tip}^{tree}`);
  tag('folder-again', 'folder');
  tag('folder-thrice', 'folder-again');
  repository.git('tag', 'light', tip);
  repository.git('tag', 'file', `${tip}:a`);
  const { branches, tags } = await readLocalRefs(repository.dir);
  expect(branches.map(({ name }) => name)).toEqual(['main', 'refs/heads/main', 'refs/remotes/origin/side']);
  expect(tags).toEqual(
    ['light', 'once', 'thrice', 'twice'].map((name) => ({ name: `refs/tags/${name}`, commit: tip })),
  );
});

test.each(['garbage\n', `${'0'.repeat(40)}\n`, ''])('a ref that git passes over is refused: %j', async (content) => {
  const { repository } = scratch();
  writeFileSync(join(repository.dir, '.git/refs/heads/broken'), content);
  await expect(readLocalRefs(repository.dir)).rejects.toMatchObject({
    code: 'missing-object',
    message: expect.stringContaining('ignoring broken ref refs/heads/broken'),
  });
});

test('a ref or a nested tag of what is not there is refused', async () => {
  const { repository, tag, tip } = scratch();
  const blob = repository.git('rev-parse', `${tip}:a`);
  tag('file', blob);
  tag('file-again', 'file');
  tag('file-thrice', 'file-again');
  rmSync(join(repository.dir, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  await expect(readLocalRefs(repository.dir)).rejects.toMatchObject({ code: 'missing-object' });
  repository.git('update-ref', '-d', 'refs/tags/file');
  repository.git('update-ref', '-d', 'refs/tags/file-again');
  await expect(readLocalRefs(repository.dir)).rejects.toMatchObject({ code: 'missing-object' });
  repository.git('update-ref', '-d', 'refs/tags/file-thrice');
  writeFileSync(join(repository.dir, '.git/refs/heads/lost'), `${'1'.repeat(40)}\n`);
  await expect(readLocalRefs(repository.dir)).rejects.toMatchObject({ code: 'missing-object' });
});
