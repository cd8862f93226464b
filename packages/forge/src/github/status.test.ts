import { expect, test } from 'vitest';
import { bump, scene } from './testing.ts';

test('one status is written, with and without a link', async () => {
  const it = await scene();
  const { head } = bump(it, { 'a.yaml': '2\n' });
  const status = { sha: head, context: 'gatehouse/main', state: 'success', description: 'only bumps' } as const;
  await it.reader.postStatus({ ...status, targetUrl: 'https://example.invalid/run' });
  await it.reader.postStatus({ ...status, state: 'failure', targetUrl: null });
  expect(it.repository.statuses(head)).toMatchObject([
    {
      context: 'gatehouse/main',
      state: 'success',
      description: 'only bumps',
      targetUrl: 'https://example.invalid/run',
    },
    { context: 'gatehouse/main', state: 'failure', targetUrl: null },
  ]);
});

test('a token that may only read statuses is told which line to add', async () => {
  const it = await scene();
  const token = it.simulator.github.createToken({ permissions: { contents: 'read', 'pull-requests': 'read' } });
  const sha = it.repository.branch('main');
  const status = { sha, context: 'gatehouse/main', state: 'success', description: '', targetUrl: null } as const;
  await expect(it.readerWith({ token }).postStatus(status)).rejects.toMatchObject({
    code: 'forbidden',
    fix: expect.stringContaining('`statuses: write`'),
  });
});
