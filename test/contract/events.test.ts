import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventTarget, namedTarget } from '@gatehouse/action-kit';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/steps.ts';
import { documentedCallers, listensTo } from './callers.ts';
import { publishedPayloads } from './webhooks.ts';

/** What the documented callers of a workflow of ours listen to, with what GitHub publishes for it. */
const payloadsFor = (workflow: string) =>
  listensTo(workflow).flatMap(({ event, type }) =>
    publishedPayloads(event, type).map((payload) => [event, type ?? '', payload] as const),
  );

describe('a caller of gate.yml starts it with', () => {
  const payloads = payloadsFor('gate.yml');

  test.each(payloads.filter(([event]) => event === 'pull_request_target'))('%s %s', (event, _type, payload) => {
    const { number, head, base } = payload.pull_request ?? {};
    expect(head?.sha).toMatch(/^[0-9a-f]{40}$/);
    expect(eventTarget({ event, payload })).toEqual({
      kind: 'pull-request',
      pullRequest: number,
      head: head?.sha,
      baseRef: base?.ref,
    });
  });

  test.each(payloads.filter(([event]) => event === 'merge_group'))('%s %s', (event, _type, payload) => {
    const target = eventTarget({ event, payload });
    expect(target).toMatchObject({ kind: 'merge-group', head: payload.merge_group?.head_sha });
    expect(target.baseRef).not.toContain('refs/');
  });

  test('nothing else', () => {
    expect(new Set(payloads.map(([event]) => event))).toEqual(new Set(['pull_request_target', 'merge_group']));
  });
});

test.each(
  ['assigned', 'closed', 'locked', 'review_requested'].flatMap((type) =>
    publishedPayloads('pull_request_target', type).map((payload) => [type, payload] as const),
  ),
)('pull_request_target %s, which no caller listens to, is refused by name', (type, payload) => {
  const read = () => eventTarget({ event: 'pull_request_target', payload });
  expect(read).toThrow(`pull_request_target of type '${type}' is not judged.`);
});

test('every type that gate.md says it takes is judged, and those of the documented callers are among them', () => {
  const page = readFileSync(join(root, '.github/workflows/gate.md'), 'utf8');
  const said = /`pull_request_target` of the types ([^.]*?), and `merge_group`/.exec(page)?.[1] ?? '';
  const types = Array.from(said.matchAll(/`(\w+)`/g), ([, type = '']) => type);
  for (const type of types) {
    const [payload] = publishedPayloads('pull_request_target', type);
    expect(eventTarget({ event: 'pull_request_target', payload })).toMatchObject({ kind: 'pull-request' });
  }
  const heard = listensTo('gate.yml').flatMap(({ event, type }) => (event === 'merge_group' ? [] : [type]));
  expect(types).toEqual(expect.arrayContaining(heard));
});

/** The sweep names pull requests itself: the payload that woke it says nothing about them. */
describe('a caller of sweep.yml starts it with', () => {
  test.each(payloadsFor('sweep.yml'))('%s %s', (event, _type, payload) => {
    expect(namedTarget({ event }, 7)).toEqual({ kind: 'pull-request', pullRequest: 7, head: null, baseRef: null });
    // Without a number there is nothing to judge, whatever else the payload has in it.
    expect(() => eventTarget({ event, payload })).toThrow(`The event '${event}' is not judged.`);
  });

  test('every event whose end or beginning it may have to see', () => {
    const events = new Set(listensTo('sweep.yml').map(({ event }) => event));
    expect([...events].sort()).toEqual(['issues', 'push', 'schedule', 'workflow_dispatch', 'workflow_run']);
  });
});

/** They run the head's workflow file: whatever they carry, no judgement begins there. */
describe('a caller of signal.yml starts it with', () => {
  test.each(payloadsFor('signal.yml'))('%s %s', (event, _type, payload) => {
    expect(payload.pull_request?.number).toBeTypeOf('number');
    expect(() => eventTarget({ event, payload })).toThrow(`The event '${event}' is not judged.`);
    expect(() => namedTarget({ event }, 7)).toThrow('runs the workflow file of the head');
  });
});

test('what callers listen to has published payloads, but for these', () => {
  const workflows = ['gate.yml', 'sweep.yml', 'signal.yml'];
  const missing = workflows.flatMap((workflow) =>
    listensTo(workflow)
      .filter(({ event, type }) => publishedPayloads(event, type).length === 0)
      .map(({ event, type }) => `${event} ${type ?? ''}`.trim()),
  );
  expect([...new Set(missing)].sort()).toEqual(['issues closed', 'pull_request_review edited', 'schedule']);
});

test.each(['gate.yml', 'sweep.yml', 'signal.yml'])('%s has a documented caller', (workflow) => {
  expect(documentedCallers().some((caller) => caller.workflow === workflow)).toBe(true);
});
