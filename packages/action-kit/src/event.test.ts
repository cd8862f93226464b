import { expect, test } from 'vitest';
import { eventTarget, namedTarget } from './event.ts';

const a = 'a'.repeat(40);
const b = 'b'.repeat(40);
const pullRequest = (action: string) => ({
  action,
  pull_request: { number: 7, head: { sha: a }, base: { ref: 'main', sha: b } },
});

const JUDGED = [
  ...['opened', 'synchronize', 'reopened', 'edited'],
  ...['labeled', 'unlabeled', 'ready_for_review', 'converted_to_draft'],
];

test.each(JUDGED)('pull_request_target %s', (action) => {
  expect(eventTarget({ event: 'pull_request_target', payload: pullRequest(action) })).toEqual({
    kind: 'pull-request',
    pullRequest: 7,
    head: a,
    baseRef: 'main',
  });
});

test('merge_group', () => {
  const payload = {
    action: 'checks_requested',
    merge_group: { base_ref: 'refs/heads/release/1', base_sha: b, head_sha: a },
  };
  expect(eventTarget({ event: 'merge_group', payload })).toEqual({
    kind: 'merge-group',
    baseRef: 'release/1',
    baseSha: b,
    head: a,
  });
});

test.each([
  ['pull_request', pullRequest('opened')],
  ['pull_request_review', pullRequest('submitted')],
  ['push', { ref: 'refs/heads/main' }],
  ['workflow_dispatch', {}],
  ['pull_request_target', pullRequest('closed')],
  ['pull_request_target', { action: 'opened' }],
  [
    'pull_request_target',
    { action: 'opened', pull_request: { number: '7; rm', head: { sha: a }, base: { ref: 'main' } } },
  ],
  [
    'pull_request_target',
    { action: 'opened', pull_request: { number: 7, head: { sha: 'main' }, base: { ref: 'main' } } },
  ],
  ['merge_group', null],
])('%s with %j is refused', (event, payload) => {
  expect(() => eventTarget({ event, payload })).toThrow(expect.objectContaining({ code: 'unsupported-event' }));
});

test.each(['schedule', 'push', 'issues', 'workflow_run', 'workflow_dispatch', 'issue_comment', 'pull_request_target'])(
  '%s may name a pull request',
  (event) => expect(namedTarget({ event }, 7)).toMatchObject({ pullRequest: 7, head: null }),
);

test.each(['pull_request', 'pull_request_review', 'merge_group', 'deployment_status', 'release', 'create', 'news'])(
  '%s may not, since its workflow file is the head’s, or nobody knows whose',
  (event) => expect(() => namedTarget({ event }, 7)).toThrow(`'${event}' runs the workflow file of the head`),
);

test('a refusal names every type that is judged', () => {
  const refused = () => eventTarget({ event: 'pull_request_target', payload: pullRequest('closed') });
  expect(refused).toThrow(expect.objectContaining({ fix: expect.stringContaining(JUDGED.join(', ')) }));
});
