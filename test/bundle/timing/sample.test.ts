import { FAILURES } from '@gatehouse/simulator';
import { describe, expect, test } from 'vitest';
import { gateScene, gateStatusOf, POLICY, runGate } from '../gate.ts';
import { DEPLOYMENT, propose, pullRequestEvent, type Scene } from '../scene.ts';
import { POLICY_PATH } from './process.ts';

/** A sample of what the tests beside this one try at every position, here through the bundles as GitHub's runner starts them. */

const FILES = { 'apps/redis.yaml': DEPLOYMENT('7.2.5') };
const STRICTER = `${POLICY}scope:\n  updates: [digest]\n`;

const foreign = ({ repository }: Scene): string =>
  repository.commit({ branch: 'renovate/update', files: { 'apps/more.yaml': 'a: 1\n' }, author: 'mallory' });

async function disturbed(index: number, happen: (it: Scene) => void) {
  const it = await gateScene();
  const pull = propose(it, { files: FILES });
  const event = pullRequestEvent(it, pull);
  const run = () => happen(it);
  it.simulator.github.faults.add({ match: { index }, do: { kind: 'before', run } });
  return { it, pull, ran: await runGate(it, pull, { event }) };
}

describe('a push', () => {
  test.each([11, 14])('before request %i: neither head is green, and nothing is armed', async (index) => {
    let next = '';
    const { it, pull, ran } = await disturbed(index, (scene) => {
      next = foreign(scene);
    });
    expect(ran.act.exit).toBe(1);
    expect(ran.act.log).toContain('error/head-moved');
    expect(gateStatusOf(it, pull.head)).toMatch(/^error error: The head moved/);
    expect(gateStatusOf(it, next)).toBeNull();
    expect(it.repository.pullRequest(pull.number).autoMerge).toBeNull();
  });

  test('before the last request: the run that it starts disarms', async () => {
    const { it, pull } = await disturbed(15, foreign);
    const { sha: head } = it.repository.pullRequest(pull.number).head;
    expect(gateStatusOf(it, head)).toBeNull();
    await runGate(it, { number: pull.number, head });
    expect(gateStatusOf(it, head)).toMatch(/^failure blocked: /);
    expect(it.repository.pullRequest(pull.number).autoMerge).toBeNull();
  });
});

test('a policy that becomes stricter before the last look is not green', async () => {
  const { it, pull, ran } = await disturbed(
    14,
    ({ repository }) => void repository.commit({ branch: 'main', files: { [POLICY_PATH]: STRICTER } }),
  );
  expect([ran.act.exit, ran.act.outputs.state]).toEqual([1, 'error']);
  expect(gateStatusOf(it, pull.head)).toMatch(/^error error: The policy changed/);
  expect(it.repository.pullRequest(pull.number).autoMerge).toBeNull();
});

test.each([
  [1, '404', 'could not read pull request #1'],
  [9, '403', 'the token may not read the'],
  [11, '403', 'the token may not arm auto-merge of #1'],
  [15, '404', 'could not write the status gatehouse/main'],
] as const)('request %i fails with %s', async (index, kind, call) => {
  const it = await gateScene();
  const pull = propose(it, { files: FILES });
  it.simulator.github.faults.add({ match: { index }, do: FAILURES[kind] });
  const { act } = await runGate(it, pull);
  expect([act.exit, act.outputs.state]).toEqual([1, 'error']);
  expect(act.log).toContain(call);
  expect(gateStatusOf(it, pull.head)).toContain(`error: ${call}`);
  expect(it.repository.pullRequest(pull.number).autoMerge).toBeNull();
});
