import { expect, test } from 'vitest';
import { fateOf, gateScene, POLICY, passCi } from '../bundle/gate.ts';
import { propose } from '../bundle/scene.ts';
import { callerOf, gateOf, given } from './runner/caller.ts';
import { redisUpdate, SMUGGLED } from './runner/changes.ts';
import { onLatest, onPullRequest } from './runner/events.ts';
import { GREEN, plain, seen, verdictIn, writesOf } from './runner/reading.ts';

const left = (status: unknown) => ({ status, armed: false, merged: false });

test('a line is smuggled in by a later push: disarmed, red, and everything says where', async () => {
  const it = await gateScene();
  const pull = redisUpdate(it);
  await onPullRequest(it, gateOf(), pull);
  const files = { 'apps/redis.yaml': SMUGGLED };
  const author = 'renovate[bot]';
  const head = it.repository.commit({ branch: 'renovate/update', author, pusher: author, files });
  passCi(it, head);
  const run = await onLatest(it, gateOf(), 'pull_request_target');

  // A block is told by the status: both jobs did what they should.
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  expect(fateOf(it, pull)).toEqual(left(expect.stringMatching(/^failure blocked: .*command: \[sh\]/)));
  expect(seen(run)).toMatchObject({
    result: 'success',
    outputs: { outcome: 'block', state: 'failure', disposition: 'blocked' },
  });
  const { findings } = JSON.parse(seen(run)?.outputs.verdict ?? '');
  expect(findings).toMatchObject([{ rule: 'scope/residue', path: 'apps/redis.yaml', line: 10 }]);
  expect(verdictIn(run.summaries.judge)).toMatchObject({ outcome: 'block', findings });
  for (const said of [findings[0].rule, findings[0].fix]) expect(plain(run.summaries.judge)).toContain(said);
  expect(run.annotations).toEqual([expect.stringMatching(/^error .*file=apps\/redis\.yaml,.*line=10/)]);
});

test('a context pack is missing: red, with every section to write, until the body is edited', async () => {
  const it = await gateScene({ '.github/gatehouse.yml': `${POLICY}context:\n  require: [{ profile: ops }]\n` });
  const pull = redisUpdate(it);
  passCi(it, pull.head);
  const run = await onPullRequest(it, gateOf(), pull);
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  expect(fateOf(it, pull)).toEqual(left(expect.stringMatching(/^failure blocked: /)));
  for (const section of ['Risk statement', 'Validation evidence', 'Rollback plan']) {
    expect(plain(run.summaries.act)).toContain(section);
  }

  it.repository.conversation.edit(pull.number, { body: OPS_BODY });
  const again = await onLatest(it, gateOf(), 'pull_request_target');
  expect(again).toMatchObject({ exit: 0, jobs: GREEN });
  expect(fateOf(it, pull)).toMatchObject({ merged: true });
});

const OPS_BODY = `## Risk statement

Risk: low. It is a patch release of a cache that holds nothing which is not kept elsewhere.

## Validation evidence

    redis-cli info server | grep redis_version

It printed the new version on the staging cluster for a whole day.

## Rollback plan

Revert the commit; the cache fills itself again within a minute.
`;

test('a person changes more than versions: green, with the findings as advice', async () => {
  const it = await gateScene();
  const pull = propose(it, { branch: 'mine', author: 'octocat', files: { 'apps/redis.yaml': SMUGGLED } });
  const run = await onPullRequest(it, gateOf(), pull);
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  expect(fateOf(it, pull)).toEqual(left(expect.stringMatching(/^success advice: /)));
  expect(seen(run)?.outputs).toMatchObject({ outcome: 'skip', disposition: 'advice', state: 'success' });
  expect(verdictIn(run.summaries.judge)).toMatchObject({ findings: [{ rule: 'scope/residue' }] });
});

test('as documented first, it writes nothing, and says what it would do', async () => {
  const it = await gateScene();
  const pull = redisUpdate(it);
  passCi(it, pull.head);
  const run = await onPullRequest(it, callerOf('.github/workflows/gate.md'), pull);
  expect(run).toMatchObject({ exit: 0, jobs: GREEN, annotations: [] });
  expect(writesOf(it)).toEqual([]);
  expect(fateOf(it, pull)).toEqual(left(null));
  expect(plain(run.summaries.act)).toMatch(/dry run/i);
  expect(plain(run.summaries.act)).toMatch(/arm auto-merge/i);
});

test('the inputs reach the jobs: another policy, and a freeze', async () => {
  const path = '.github/strict.yml';
  const it = await gateScene({ [path]: `${POLICY}scope:\n  updates: [digest]\n` });
  const pull = redisUpdate(it);
  const strict = given(gateOf(), 'with', [`policy: ${path}`]);
  await onPullRequest(it, strict, pull);
  // The acting job reads the policy again and compares: another path would be an error.
  expect(fateOf(it, pull)).toEqual(left(expect.stringMatching(/^failure blocked: .*patch/)));

  await onPullRequest(it, given(gateOf(), 'with', ['freeze: the datacentre is on fire']), pull);
  expect(fateOf(it, pull)).toEqual(left(expect.stringMatching(/^pending frozen: .*on fire/)));
});
