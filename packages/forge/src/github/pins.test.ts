import type { PinQuestion } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import { scene } from './testing.ts';

async function upstream() {
  const it = await scene();
  const action = it.simulator.github.createRepository('actions/checkout', { visibility: 'public' });
  const sha = action.branch('main');
  const pin = (tag: string, more: Partial<PinQuestion> = {}): PinQuestion => ({
    host: 'github.com',
    repository: 'actions/checkout',
    tag,
    sha,
    ...more,
  });
  return { it, action, sha, pin };
}

test('only a tag that peels to the commit confirms it; every other answer says what is wrong', async () => {
  const { it, action, sha, pin } = await upstream();
  action.tag('v1', sha);
  const outer = action.tag('v2', sha, { annotated: true });
  action.tag('v3', outer, { annotated: true });
  const other = action.commit({ branch: 'main', files: { x: 'y\n' } });
  action.tag('v4', other);
  action.tag('$t0"}', sha);
  const answers = await it.reader.confirmPins([
    pin('v1'),
    pin('v2'),
    pin('v3'),
    pin('v4'),
    pin('v9'),
    pin('$t0"}'),
    // A branch of that name is no tag.
    pin('main'),
    pin('../heads/main'),
    pin('v1', { repository: 'actions/nowhere' }),
    pin('v1', { repository: 'actions' }),
    pin('v1', { host: 'code.forgejo.org' }),
  ]);
  expect(answers.map((answer) => `${answer.repository} ${answer.tag}: ${answer.answer}`)).toEqual([
    'actions/checkout v1: confirmed',
    'actions/checkout v2: confirmed',
    'actions/checkout v3: confirmed',
    'actions/checkout v4: other-commit',
    'actions/checkout v9: no-such-tag',
    'actions/checkout $t0"}: confirmed',
    'actions/checkout main: no-such-tag',
    'actions/checkout ../heads/main: no-such-tag',
    'actions/nowhere v1: no-such-repository',
    'actions v1: unreadable',
    'actions/checkout v1: unreadable',
  ]);
  expect(answers[3]).toEqual({ ...pin('v4'), answer: 'other-commit', actual: other });
  expect(it.simulator.requests).toHaveLength(1);
});

test('tags of tags are peeled five deep; a deeper one, or one of something else than a commit, stays unread', async () => {
  const { it, action, sha, pin } = await upstream();
  let target = sha;
  for (let depth = 1; depth <= 7; depth += 1) target = action.tag(`d${depth}`, target, { annotated: true });
  const blob = action.network.store.putBlob('x').oid;
  action.tag('blob', blob, { annotated: true });
  const answers = await it.reader.confirmPins([pin('d5'), pin('d6'), pin('d7'), pin('blob')]);
  expect(answers.map(({ answer }) => answer)).toEqual(['confirmed', 'unreadable', 'unreadable', 'unreadable']);
});

test('an error about one pin leaves the others confirmed, and itself not', async () => {
  const { it, action, sha, pin } = await upstream();
  action.tag('v1', sha);
  action.tag('v2', sha);
  for (const at of [['r0'], ['r0', 'ref'], ['r0', 'ref', 'target']]) {
    const fault = it.simulator.github.faults.add({
      match: { graphql: /r0:/ },
      do: { kind: 'graphql-partial', at, message: 'no' },
    });
    const answers = await it.reader.confirmPins([pin('v1'), pin('v2')]);
    expect(answers.map(({ answer }) => answer)).toEqual(['unreadable', 'confirmed']);
    fault.remove();
  }
});

test('an answer that fails as a whole is an error, not an answer', async () => {
  const { it, pin } = await upstream();
  it.simulator.github.faults.add({ match: { graphql: /r0:/ }, do: { kind: 'graphql-timeout', as: 'errors' } });
  await expect(it.reader.confirmPins([pin('v1')])).rejects.toMatchObject({ code: 'unavailable' });
});

test.each([
  [0, 0],
  [1, 1],
  [50, 1],
  [51, 2],
  [120, 3],
])('%i pins take %i requests', async (count, requests) => {
  const { it, action, sha, pin } = await upstream();
  for (let index = 0; index < count; index += 1) action.tag(`v${index}`, sha);
  const answers = await it.reader.confirmPins(Array.from({ length: count }, (_, index) => pin(`v${index}`)));
  expect(answers.filter(({ answer }) => answer === 'confirmed')).toHaveLength(count);
  expect(it.simulator.requests).toHaveLength(requests);
});
