import { expect, test } from 'vitest';
import { bump, callsOf, MARKER, scene } from '../testing.ts';

const body = `${MARKER}\r\n# Waits  \n`;

async function pull() {
  const it = await scene();
  const { number } = bump(it, { 'a.yaml': '2\n' });
  const comments = () => it.repository.conversation.comments(number);
  return { it, number, comments, faults: it.simulator.github.faults };
}

test('one comment is written, edited in place and deleted', async () => {
  const { it, number, comments } = await pull();
  const comment = await it.reader.createComment(number, body);
  expect(await it.reader.readComments(number, MARKER)).toEqual([comment]);
  expect(comments()).toMatchObject([{ id: comment.id, body, author: { login: 'github-actions[bot]' } }]);
  await it.reader.updateComment(comment.id, `${MARKER} done`);
  expect(comments().map((each) => each.body)).toEqual([`${MARKER} done`]);
  await it.reader.deleteComment(comment.id);
  await it.reader.deleteComment(comment.id);
  expect(comments()).toEqual([]);
  await expect(it.reader.updateComment(comment.id, body)).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining(`edit comment ${comment.id} (PATCH issues/comments/${comment.id})`),
  });
});

test.each([{ kind: 'no-answer' }, { kind: 'cut-body' }] as const)(
  'a comment whose answer was lost is found, not written twice: %j',
  async (fault) => {
    const { it, number, comments, faults } = await pull();
    faults.add({ match: { method: 'POST', path: /comments/ }, do: fault });
    const comment = await it.reader.createComment(number, body);
    expect(comments().map(({ id }) => id)).toEqual([comment.id]);
    expect(callsOf(it)).toEqual(['POST /repos/o/r/issues/1/comments', 'pullRequest']);
  },
);

test('somebody else’s comment of the same text is not it', async () => {
  const { it, number, comments, faults } = await pull();
  it.repository.conversation.addComment(number, { author: 'somebody', body });
  faults.add({ match: { method: 'POST', path: /comments/, times: 1 }, do: { kind: 'status', status: 502 } });
  await it.reader.createComment(number, body);
  expect(comments().map(({ author }) => author?.login)).toEqual(['somebody', 'github-actions[bot]']);
  expect(callsOf(it)).toEqual([
    'POST /repos/o/r/issues/1/comments',
    'pullRequest',
    'POST /repos/o/r/issues/1/comments',
  ]);
});

test('what stays broken is given up after three attempts, and named', async () => {
  const { it, number, comments, faults } = await pull();
  const down = faults.add({ match: { method: 'POST', path: /comments/ }, do: { kind: 'status', status: 500 } });
  await expect(it.reader.createComment(number, body)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('comment on #1 (POST issues/1/comments)'),
  });
  expect(down.hits()).toBe(3);
  expect(comments()).toEqual([]);
});

test('a run of four writes does not wait', async () => {
  const it = await scene();
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  it.repository.conversation.createLabel({ name: 'a' });
  const reader = it.readerWith({ patience: { unitMs: 1000 } });
  const status = { sha: head, context: 'gatehouse/main', state: 'pending', description: '', targetUrl: null } as const;
  const started = performance.now();
  await reader.postStatus(status);
  await reader.addLabels(number, ['a']);
  await reader.createComment(number, body);
  await reader.createComment(number, 'another');
  expect(performance.now() - started).toBeLessThan(900);
});

test('a comment of another workflow, which writes as the same account, is not ours for repeating the marker', async () => {
  const { it, number } = await pull();
  const echo = `Preview of the title "${MARKER}\n# Merges itself":`;
  it.repository.conversation.addComment(number, { author: 'github-actions[bot]', body: echo });
  expect(await it.reader.readComments(number, MARKER)).toEqual([]);
  const { id } = await it.reader.createComment(number, body);
  expect((await it.reader.readComments(number, MARKER)).map((comment) => comment.id)).toEqual([id]);
});
