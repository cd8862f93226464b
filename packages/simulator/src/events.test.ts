import { expect, it } from 'vitest';
import { mergeGroupEvent, type PullRequestAction, pullRequestEvent } from './events.ts';
import { SimulatedGitHub } from './github.ts';
import { webhookErrors } from './testing/openapi.ts';

const ROOTS = { apiUrl: 'http://127.0.0.1:1', serverUrl: 'http://127.0.0.1:1' };

function change() {
  const repository = new SimulatedGitHub().createRepository('acme/infra');
  const base = repository.branch('main');
  const before = repository.commit({ branch: 'change', files: { a: '1' } });
  const number = repository.openPullRequest({ head: 'change', author: 'renovate[bot]' });
  const head = repository.commit({ branch: 'change', files: { a: '2' } });
  return { repository, base, before, number, head };
}

const { base, before } = change();
const actions: readonly PullRequestAction[] = [
  { action: 'opened' },
  { action: 'reopened' },
  { action: 'synchronize', before },
  { action: 'edited', from: { ref: 'release', sha: base } },
];

it.each(actions)('$action is what GitHub sends', (what) => {
  const { repository, number, head } = change();
  const payload = pullRequestEvent(ROOTS, repository, number, what);
  expect(webhookErrors(`pull-request-${what.action}`, payload)).toEqual([]);
  expect(payload).toMatchObject({ action: what.action, number: 1, pull_request: { head: { sha: head } } });
});

it('merge_group is what GitHub sends', () => {
  const { repository, number } = change();
  const group = repository.enqueue(number);
  const payload = mergeGroupEvent(ROOTS, repository, group);
  expect(webhookErrors('merge-group-checks-requested', payload)).toEqual([]);
  expect(payload).toMatchObject({ merge_group: { head_sha: group.headSha, base_ref: 'refs/heads/main' } });
});
