import { expect, test } from 'vitest';
import { readRunnerContext } from './context.ts';

const env = {
  GITHUB_EVENT_NAME: 'pull_request_target',
  GITHUB_EVENT_PATH: '/event.json',
  GITHUB_REPOSITORY: 'o/r',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_API_URL: 'https://api.example',
  GITHUB_GRAPHQL_URL: 'https://api.example/graphql',
  GITHUB_SERVER_URL: 'https://example',
  GITHUB_RUN_ID: '5',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_ACTION_REPOSITORY: '',
  RUNNER_TEMP: '/tmp',
};

test('the environment becomes one object', () => {
  expect(readRunnerContext(env, () => '{"a":1}')).toEqual({
    event: 'pull_request_target',
    payload: { a: 1 },
    repository: 'o/r',
    ref: 'refs/heads/main',
    apiUrl: 'https://api.example',
    graphqlUrl: 'https://api.example/graphql',
    serverUrl: 'https://example',
    actionRepository: null,
    runUrl: 'https://example/o/r/actions/runs/5/attempts/2',
    runId: '5',
    tempDir: '/tmp',
  });
});

test('outside a runner the missing variable is named', () => {
  expect(() => readRunnerContext({ ...env, GITHUB_REPOSITORY: undefined }, () => '{}')).toThrow(/no GITHUB_REPOSITORY/);
});

test.each([
  ['not JSON', () => 'x'],
  [
    'no file',
    () => {
      throw new Error('ENOENT');
    },
  ],
])('a payload that is unreadable (%s) is refused', (_name, read) => {
  expect(() => readRunnerContext(env, read)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
});
