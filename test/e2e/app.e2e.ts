import { expect, test } from 'vitest';
import { fateOf, type GateScene, gateScene, passCi } from '../bundle/gate.ts';
import { type Caller, gateOf, given, sweepOf } from './runner/caller.ts';
import { redisUpdate } from './runner/changes.ts';
import { onEvent, onPullRequest } from './runner/events.ts';
import { GREEN, plain } from './runner/reading.ts';

const APP = 4242;
const LOGIN = 'our-gate[bot]';

/** The rules pin the gate status to the App; `key` stands for what makes its token. */
async function appScene(): Promise<{ it: GateScene; key: string }> {
  const it = await gateScene({}, APP);
  const permissions = { ...gateOf().permissions, workflows: 'write' } as const;
  return { it, key: it.simulator.github.createToken({ login: LOGIN, appId: APP, permissions }) };
}

/** What gate.md and adopt.md say that a caller gives to have an App act. */
function withApp(caller: Caller): Caller {
  const more = given(caller, 'with', [`client-id: \${{ vars.GATEHOUSE_CLIENT_ID }}`]);
  return given(more, 'secrets', [`app-private-key: \${{ secrets.GATEHOUSE_PRIVATE_KEY }}`]);
}

const vars = { GATEHOUSE_CLIENT_ID: 'Iv23liExample' };

/** Who posted the gate statuses of a commit. */
const posters = ({ repository }: GateScene, sha: string) =>
  repository.statuses(sha).flatMap(({ context, creator }) => (context === 'gatehouse/main' ? [creator.login] : []));

test('without a client id the step that makes the token is skipped, and the job acts by itself', async () => {
  const it = await gateScene();
  const pull = redisUpdate(it);
  const run = await onPullRequest(it, gateOf(), pull);
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  expect(run.outputs.act).not.toHaveProperty('token');
  expect(posters(it, pull.head)).toEqual(['github-actions[bot]']);
});

test.each([
  ['adopt.md shows it', () => gateOf('docs/adopt.md')],
  ['gate.md says', () => withApp(gateOf())],
])('with it the App arms and posts, for a status that the rules take from it alone: as %s', async (_page, caller) => {
  const { it, key } = await appScene();
  const pull = redisUpdate(it);
  const run = await onPullRequest(it, caller(), pull, { vars, secrets: { GATEHOUSE_PRIVATE_KEY: key } });
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  expect(posters(it, pull.head)).toEqual([LOGIN]);
  expect(fateOf(it, pull)).toMatchObject({ armed: true });
  expect(it.repository.pullRequest(pull.number).autoMerge?.by.login).toBe(LOGIN);
  passCi(it, pull.head);
  expect(it.repository.merges).toMatchObject([{ number: pull.number, by: LOGIN }]);
});

test('a sweep hands the App on to each pull request', async () => {
  const { it, key } = await appScene();
  const pull = redisUpdate(it);
  const hourly = { event: 'schedule', payload: { schedule: '17 * * * *' } };
  const run = await onEvent(it, withApp(sweepOf()), hourly, { vars, secrets: { GATEHOUSE_PRIVATE_KEY: key } });
  expect(run).toMatchObject({ exit: 0, jobs: { find: 'success', ...GREEN } });
  expect(posters(it, pull.head)).toEqual([LOGIN]);
  expect(it.repository.pullRequest(pull.number).autoMerge?.by.login).toBe(LOGIN);
});

test('a key that makes no token: red, nothing armed, and no green that counts', async () => {
  const { it } = await appScene();
  const pull = redisUpdate(it);
  passCi(it, pull.head);
  const run = await onPullRequest(it, withApp(gateOf()), pull, { vars });
  expect(run).toMatchObject({ exit: 1, jobs: { judge: 'success', act: 'failure' } });
  const status = 'pending review: gatehouse/main is required from app 4242, and app 15368 posts it';
  expect(fateOf(it, pull)).toEqual({ status, armed: false, merged: false });
  expect(plain(run.summaries.act)).toContain('or give the gate the token of app 4242 to act with.');
});
