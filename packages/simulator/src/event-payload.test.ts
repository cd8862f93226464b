import { beforeEach, expect, it } from 'vitest';
import { eventPayload } from './event-payload.ts';
import { SimulatedGitHub } from './github.ts';
import type { RecordedEvent } from './state/events/model.ts';
import type { Repository } from './state/repository.ts';
import { webhookErrors } from './testing/openapi.ts';

const ROOTS = { apiUrl: 'http://127.0.0.1:1', serverUrl: 'http://127.0.0.1:1' };

let repository: Repository;
let number: number;
let head: string;

beforeEach(() => {
  repository = new SimulatedGitHub().createRepository('acme/infra');
  head = repository.commit({ branch: 'change', files: { a: '1' } });
  number = repository.openPullRequest({ head: 'change', author: 'renovate[bot]', body: 'Body' });
  repository.setBranch('release', repository.branch('main'));
  repository.events.length = 0;
});

const told = (): string[] =>
  repository.events.map((event) => ('action' in event ? `${event.event}.${event.action}` : event.event));

/** As GitHub's description names the webhook; `push` and `status` have no action. */
const webhookOf = (event: RecordedEvent): string => {
  const name = event.event === 'pull_request_target' ? 'pull_request' : event.event;
  return ('action' in event ? `${name}-${event.action}` : name).replaceAll('_', '-');
};

it.each<[string, () => void, string[]]>([
  ['a push', () => repository.commit({ branch: 'main', files: { b: '1' } }), ['push']],
  [
    'a push to a pull request',
    () => repository.commit({ branch: 'change', files: { b: '1' } }),
    ['push', 'pull_request_target.synchronize'],
  ],
  ['a new base', () => repository.retarget(number, 'release'), ['pull_request_target.edited']],
  ['a new title', () => repository.conversation.edit(number, { title: 'x' }), ['pull_request_target.edited']],
  ['a new body', () => repository.conversation.edit(number, { body: 'x' }), ['pull_request_target.edited']],
  [
    'a draft',
    () => {
      repository.merging.setDraft(number, true);
      repository.merging.setDraft(number, false);
    },
    ['pull_request_target.converted_to_draft', 'pull_request_target.ready_for_review'],
  ],
  [
    'arming and disarming',
    () => {
      repository.settings.allowAutoMerge = true;
      repository.rules.protect('main', { reviews: { approvals: 1 } });
      repository.merging.arm(number);
      repository.merging.disarm(number);
    },
    ['pull_request_target.auto_merge_enabled', 'pull_request_target.auto_merge_disabled'],
  ],
  ['closing', () => repository.closePullRequest(number), ['pull_request_target.closed']],
  ['opening', () => repository.openPullRequest({ head: 'change' }), ['pull_request_target.opened']],
  ['a merge', () => repository.mergePullRequest(number), ['push', 'pull_request_target.closed']],
  [
    'labels',
    () => {
      repository.conversation.addLabel(number, 'x');
      repository.conversation.removeLabel(number, 'x');
    },
    ['pull_request_target.labeled', 'pull_request_target.unlabeled'],
  ],
  [
    'a review',
    () => repository.conversation.addReview(number, { state: 'APPROVED', author: 'ada' }),
    ['pull_request_review.submitted'],
  ],
  ['a comment', () => repository.conversation.addComment(number, { body: 'x' }), ['issue_comment.created']],
  [
    'a run',
    () => repository.runs.add({ path: '.github/workflows/review.yml', event: 'pull_request' }),
    ['workflow_run.requested', 'workflow_run.completed'],
  ],
  ['a status', () => repository.addStatus(head, { state: 'success', context: 'ci' }), ['status']],
  ['a check run', () => repository.checks.addRun(head, { name: 'ci' }), ['check_run.created', 'check_run.completed']],
  [
    'an issue',
    () => {
      const issue = repository.conversation.openIssue({ title: 'Freeze', labels: ['freeze'] });
      repository.conversation.closeIssue(issue);
      repository.conversation.reopenIssue(issue);
    },
    ['issues.opened', 'issues.labeled', 'issues.closed', 'issues.reopened'],
  ],
])('%s is told as GitHub tells it', (_, act, expected) => {
  act();
  expect(told()).toEqual(expected);
  for (const event of repository.events) {
    expect([webhookOf(event), webhookErrors(webhookOf(event), eventPayload(ROOTS, repository, event))]).toEqual([
      webhookOf(event),
      [],
    ]);
  }
});

it('shows a pull request as it was at that moment', () => {
  const next = repository.commit({ branch: 'change', files: { b: '1' } });
  repository.commit({ branch: 'change', files: { c: '1' } });
  const event = repository.events.find((one) => one.event === 'pull_request_target');
  if (event === undefined) throw new Error('no event');
  expect(eventPayload(ROOTS, repository, event)).toMatchObject({
    before: head,
    after: next,
    pull_request: { head: { sha: next }, changed_files: 2 },
  });
});

it("starts no workflows for what a workflow's own token did", () => {
  repository.addStatus(head, { state: 'success', context: 'ci' });
  repository.addStatus(head, { state: 'success', context: 'ci', creator: 'gatekeeper[bot]' });
  expect(repository.events.map(({ startsWorkflows }) => startsWorkflows)).toEqual([false, true]);
});
