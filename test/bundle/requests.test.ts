import { isWrite } from '@gatehouse/simulator';
import { describe, expect, test } from 'vitest';
import { fateOf, type GateScene, gateScene, POLICY, runGate } from './gate.ts';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose } from './scene.ts';

/** GitHub gives a repository's own token 1,000 requests an hour, so what a judgement costs decides how many there can be. */

const LABELS = 'labels: { dispositions: { auto-merge: merge/auto, review: merge/review }, risks: { low: risk/low } }\n';
const BUMP = { 'apps/redis.yaml': DEPLOYMENT('7.2.5') };
const BOT = { author: 'renovate[bot]' };

const labelled = () => gateScene({ '.github/gatehouse.yml': `${POLICY}${LABELS}` });

describe('one file', () => {
  test('is judged in 8 requests and acted upon in 16 with that; again in 11, none of which writes', async () => {
    const it = await labelled();
    const pull = propose(it, { files: BUMP });
    const first = await runGate(it, pull);
    expect(fateOf(it, pull)).toMatchObject({ armed: true });
    expect(it.repository.conversation.labels(pull.number)).toEqual(['merge/auto', 'risk/low']);
    expect(first.judge.requests.length).toBeLessThanOrEqual(8);
    expect(first.requests.length).toBeLessThanOrEqual(16);
    const second = await runGate(it, pull);
    expect(second.requests.length).toBeLessThanOrEqual(11);
    expect(second.requests.filter(isWrite)).toEqual([]);
  });

  test('that is refused is refused again in 11 requests, none of which writes', async () => {
    const it = await labelled();
    const pull = propose(it, { files: { 'apps/redis.yaml': `${DEPLOYMENT('7.2.5')}# smuggled\n` } });
    const first = await runGate(it, pull);
    expect(first.requests.length).toBeLessThanOrEqual(16);
    const second = await runGate(it, pull);
    expect(second.requests.length).toBeLessThanOrEqual(11);
    expect(second.requests.filter(isWrite)).toEqual([]);
  });
});

describe('a sweep', () => {
  /** Pull requests whose status says that they wait for nothing a sweep could see. */
  function openMany(it: GateScene, count: number): void {
    const { repository } = it;
    for (let n = 1; n <= count; n += 1) {
      const branch = `renovate/${n}`;
      const head = repository.commit({ branch, ...BOT, files: { [`apps/${n}.yaml`]: DEPLOYMENT('7.2.5') } });
      repository.openPullRequest({ head: branch, ...BOT });
      repository.addStatus(head, {
        context: 'gatehouse/main',
        state: 'pending',
        description: 'review: its risk is medium',
        creator: 'github-actions[bot]',
      });
    }
  }

  /** With what sweep.yml grants it. */
  function sweep({ simulator }: GateScene) {
    const read = ['contents', 'pull-requests', 'issues', 'statuses', 'checks'] as const;
    const permissions = Object.fromEntries(read.map((name) => [name, 'read' as const]));
    const token = simulator.github.createToken({ permissions });
    return runAction(simulator, { action: 'sweep', event: 'schedule', payload: {}, inputs: { token } });
  }

  test('over a hundred pull requests of which none is due takes 3 requests', async () => {
    const it = await gateScene();
    openMany(it, 100);
    const run = await sweep(it);
    expect([run.exit, run.outputs['pull-requests']]).toEqual([0, '[]']);
    expect(run.requests.length).toBeLessThanOrEqual(3);
  });

  test('names those that are due, and why', async () => {
    const it = await gateScene();
    openMany(it, 2);
    const fresh = propose(it, { files: BUMP });
    it.repository.conversation.addReview(2, { state: 'APPROVED', author: 'octocat' });
    const run = await sweep(it);
    expect(JSON.parse(run.outputs.reasons ?? '')).toEqual({
      2: 'it was reviewed since',
      [fresh.number]: 'it has no gate status',
    });
  });
});
