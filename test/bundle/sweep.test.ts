import { expect, test } from 'vitest';
import { fateOf, type GateScene, gateScene, POLICY, passCi, runGate } from './gate.ts';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose } from './scene.ts';

const NGINX = (tag: string) => ({ 'apps/nginx.yaml': DEPLOYMENT(tag).replaceAll('redis', 'nginx') });
const READ = ['contents', 'pull-requests', 'issues', 'statuses', 'checks'] as const;

/** What sweep.yml does: whatever is due is judged and acted upon. Says what was due, and why. */
async function sweep(it: GateScene): Promise<Record<string, string>> {
  const permissions = Object.fromEntries(READ.map((name) => [name, 'read' as const]));
  const token = it.simulator.github.createToken({ permissions });
  const event = { event: 'schedule', payload: { schedule: '23 * * * *' } };
  const run = await runAction(it.simulator, { action: 'sweep', ...event, inputs: { token } });
  for (const number of JSON.parse(run.outputs['pull-requests'] ?? '[]')) {
    const { head } = it.repository.pullRequest(number);
    await runGate(it, { number, head: head.sha }, { event, inputs: { 'pull-request': `${number}` } });
  }
  return JSON.parse(run.outputs.reasons ?? '{}');
}

test('one freeze issue disarms all in one sweep, and its end arms them again', async () => {
  const files = Object.fromEntries([1, 2].map((n) => [`apps/${n}.yaml`, DEPLOYMENT('7.2.4')]));
  const it = await gateScene(files);
  const pulls = Object.keys(files).map((path) =>
    propose(it, { branch: `renovate/${path}`, files: { [path]: DEPLOYMENT('7.2.5') } }),
  );
  const dueFor = (why: string) => Object.fromEntries(pulls.map(({ number }) => [number, why]));
  const armed = () => pulls.map((pull) => fateOf(it, pull).armed);

  expect(await sweep(it)).toEqual(dueFor('it has no gate status'));
  expect(armed()).toEqual([true, true]);
  expect(await sweep(it)).toEqual({});

  const { conversation } = it.repository;
  const issue = conversation.openIssue({ title: 'Incident', labels: ['gatehouse/freeze'] });
  expect(await sweep(it)).toEqual(dueFor('a freeze has begun'));
  expect(armed()).toEqual([false, false]);
  expect(await sweep(it)).toEqual({});

  conversation.closeIssue(issue, 'octocat');
  expect(await sweep(it)).toEqual(dueFor('the freeze has ended'));
  expect(armed()).toEqual([true, true]);
});

test('an approval is seen, turns medium risk green, and its end takes that back', async () => {
  const majors = `${POLICY}scope: { updates: [major] }\n`;
  const it = await gateScene({ '.github/gatehouse.yml': majors, ...NGINX('1.27.1') });
  const pull = propose(it, { files: NGINX('2.0.0') });
  passCi(it, pull.head);
  await sweep(it);
  expect(fateOf(it, pull).status).toMatch(/^pending review: /);
  const review = it.repository.conversation.addReview(pull.number, { state: 'APPROVED', author: 'octocat' });
  expect(await sweep(it)).toEqual({ [pull.number]: 'it was reviewed since' });
  expect(fateOf(it, pull).status).toBe('success review: Approved by octocat; a person can merge it.');
  it.repository.conversation.dismissReview(pull.number, review.id);
  expect(await sweep(it)).toEqual({ [pull.number]: 'it was reviewed since' });
  expect(fateOf(it, pull).status).toMatch(/^pending review: /);
});
