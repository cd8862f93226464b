import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { eventTarget } from '@gatehouse/action-kit';
import { describe, expect, test } from 'vitest';

interface Example {
  readonly action: string;
  readonly pull_request?: { readonly number: number; readonly head: { readonly sha: string } };
  readonly merge_group?: { readonly head_sha: string };
}

const file = createRequire(import.meta.url).resolve('@octokit/webhooks-examples/api.github.com/index.json');
const published: { name: string; examples: Example[] }[] = JSON.parse(readFileSync(file, 'utf8'));
const examplesOf = (name: string) =>
  published
    .filter((entry) => entry.name === name)
    .flatMap(({ examples }) => examples.map((one) => [one.action, one] as const));

const JUDGED = ['opened', 'synchronize', 'reopened', 'edited'];

/** `pull_request_target` has the payloads of `pull_request`. */
describe('payloads that GitHub publishes, as pull_request_target', () => {
  test.each(examplesOf('pull_request'))('%s', (action, payload) => {
    const read = () => eventTarget({ event: 'pull_request_target', payload });
    if (!JUDGED.includes(action)) {
      expect(read).toThrow(`pull_request_target of type '${action}' is not judged.`);
      return;
    }
    const { number, head } = payload.pull_request ?? { number: 0, head: { sha: '' } };
    expect(read()).toMatchObject({ kind: 'pull-request', pullRequest: number, head: head.sha });
  });
});

test.each(examplesOf('merge_group'))('a merge group that GitHub publishes: %s', (_action, payload) => {
  const target = eventTarget({ event: 'merge_group', payload });
  expect(target).toMatchObject({ kind: 'merge-group', head: payload.merge_group?.head_sha });
  expect(target.baseRef).not.toContain('refs/');
});

test('there are examples of both', () => {
  expect(examplesOf('pull_request').length).toBeGreaterThan(10);
  expect(examplesOf('merge_group').length).toBeGreaterThan(0);
});
