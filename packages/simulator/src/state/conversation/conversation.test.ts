import { beforeEach, expect, it } from 'vitest';
import { SimulatedGitHub } from '../../github.ts';
import { canPush, roleOf } from '../permissions.ts';
import type { Repository } from '../repository.ts';

let github: SimulatedGitHub;
let repository: Repository;

beforeEach(() => {
  github = new SimulatedGitHub();
  repository = github.createRepository('acme/infra');
  repository.commit({ branch: 'change', files: { a: 'b' } });
  repository.openPullRequest({ head: 'change' });
});

it('numbers issues and pull requests together', () => {
  const issue = repository.conversation.openIssue({ title: 'Freeze' });
  expect([issue, repository.openPullRequest({ head: 'change' })]).toEqual([2, 3]);
});

it('deletes and hides comments', () => {
  const { conversation } = repository;
  const [first, second] = ['one', 'two'].map((body) => conversation.addComment(1, { body }).id);
  conversation.deleteComment(first ?? 0);
  conversation.minimizeComment(second ?? 0);
  expect(conversation.comments(1)).toMatchObject([{ body: 'two', minimized: true }]);
});

it('edits reviews as it edits comments, in the author’s name unless told otherwise', () => {
  const { conversation } = repository;
  const review = conversation.addReview(1, { author: 'wanda', state: 'APPROVED', body: 'Yes' });
  conversation.editComment(review.id, { body: 'Yes!' });
  expect(review).toMatchObject({ body: 'Yes!', editor: { login: 'wanda' }, state: 'APPROVED' });
});

it.each([
  ['a comment on nothing', () => repository.conversation.addComment(99, { body: 'x' })],
  [
    'a review of an issue',
    () => repository.conversation.addReview(repository.conversation.openIssue({ title: 'x' }), { state: 'APPROVED' }),
  ],
  ['an edit of nothing', () => repository.conversation.editComment(1, { body: 'x' })],
  ['nothing deleted', () => repository.conversation.deleteComment(1)],
  ['nothing dismissed', () => repository.conversation.dismissReview(1, 1)],
  ['a closed pull request as an issue', () => repository.conversation.closeIssue(1)],
])('throws for %s', (_, act) => {
  expect(act).toThrow(/no (?:pull request|issue|comment|review)|has no/);
});

it('counts what happens as an update, but not what is reported on the head', () => {
  const pull = repository.pullRequest(1);
  const updated = (act: () => void) => {
    const before = pull.updatedAt;
    act();
    return pull.updatedAt > before;
  };
  expect([
    updated(() => repository.conversation.addComment(1, { body: 'x' })),
    updated(() => repository.conversation.addReview(1, { state: 'COMMENTED', body: 'x' })),
    updated(() => repository.conversation.addLabel(1, 'x')),
    updated(() => repository.conversation.addLabel(1, 'X')),
    updated(() => repository.conversation.edit(1, { body: 'New' })),
    updated(() => repository.addStatus(pull.head.sha, { state: 'success', context: 'ci' })),
    updated(() => repository.checks.addRun(pull.head.sha, { name: 'ci' })),
  ]).toEqual([true, true, true, false, true, false, false]);
});

it('gives roles by repository, the owner all of them', () => {
  repository.collaborator('Wanda', 'triage');
  const visible = github.createRepository('acme/open', { visibility: 'public' });
  const wanda = github.account('wanda');
  expect([roleOf(repository, wanda), roleOf(visible, wanda), roleOf(repository, repository.owner)]).toEqual([
    'triage',
    'read',
    'admin',
  ]);
  expect([canPush(repository, wanda), canPush(repository, repository.owner)]).toEqual([false, true]);
});
