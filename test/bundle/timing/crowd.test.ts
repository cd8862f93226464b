import { GITHUB_LIMITS } from '@gatehouse/simulator';
import { expect, test } from 'vitest';
import { DEFAULT_PATIENCE } from '../../../packages/forge/src/github/index.ts';
import { type GateScene, gateScene, POLICY, runGate } from '../gate.ts';
import { runAction } from '../runner.ts';
import { DEPLOYMENT, type Pull, propose } from '../scene.ts';
import { gateInProcess, POLICY_PATH, type ProcessRun, SWEEP, sweepInProcess } from './process.ts';

const CROWD = 50;
const LABELS = `labels:
  dispositions: { auto-merge: merge/auto, frozen: merge/frozen }
  risks: { low: risk/low }
`;

const pathOf = (i: number): string => `apps/app-${i}.yaml`;

/** As many pull requests, each of a file of its own. */
async function crowd(size = CROWD): Promise<{ it: GateScene; pulls: Pull[] }> {
  const numbers = Array.from({ length: size }, (_, i) => i);
  const files = Object.fromEntries(numbers.map((i) => [pathOf(i), DEPLOYMENT('7.2.4')]));
  const it = await gateScene({ ...files, [POLICY_PATH]: POLICY + LABELS });
  const pulls = numbers.map((i) =>
    propose(it, { branch: `renovate/app-${i}`, files: { [pathOf(i)]: DEPLOYMENT('7.2.5') } }),
  );
  return { it, pulls };
}

/** For events that name the head, or for numbers as a sweep names them. */
function runAll(it: GateScene, pulls: readonly (Pull | number)[]): Promise<ProcessRun[]> {
  const targets = pulls.map((pull) =>
    typeof pull === 'number'
      ? { pullRequest: pull, head: null, baseRef: null }
      : { pullRequest: pull.number, head: pull.head, baseRef: 'main' },
  );
  const options = { patience: DEFAULT_PATIENCE };
  return Promise.all(targets.map((target) => gateInProcess(it, { kind: 'pull-request', ...target }, options)));
}

/** What a person sees of a pull request, and whether it merges itself. */
function shown({ repository }: GateScene, { number, head }: Pull) {
  const pull = repository.pullRequest(number);
  const comments = repository.conversation.comments(number).map(({ body }) => body.split('\n')[1]);
  const gate = repository.statuses(head).filter(({ context }) => context === 'gatehouse/main');
  const last = gate.at(-1);
  return {
    comments,
    labels: repository.conversation.labels(number).toSorted(),
    status: `${last?.state} ${last?.description?.split(':')[0]}`,
    armed: pull.autoMerge !== null,
  };
}

const MERGES_ITSELF = {
  comments: ['## 🚀 Merges itself'],
  labels: ['merge/auto', 'risk/low'],
  status: 'success auto-merge',
  armed: true,
};
const FROZEN = {
  comments: ['## 🧊 Frozen'],
  labels: ['merge/frozen', 'risk/low'],
  status: 'pending frozen',
  armed: false,
};

test('fifty at once under the limits of GitHub, and one freeze for all', async () => {
  const { it, pulls } = await crowd();
  const { limits } = it.simulator.github;
  // However slow the machine is, two writes come within a minute, and so one of them is refused.
  limits.set({ ...GITHUB_LIMITS, creationsPerMinute: 1, speed: 60 });
  const asGitHub = () => void (limits.refused.secondary > 0 && limits.set({ ...GITHUB_LIMITS, speed: 60 }));
  it.simulator.github.faults.add({ do: { kind: 'before', run: asGitHub } });
  const runs = await runAll(it, pulls);
  expect(runs.filter(({ state }) => state !== 'success')).toEqual([]);
  expect(limits.refused.secondary).toBeGreaterThan(0);
  for (const pull of pulls) expect(shown(it, pull)).toEqual(MERGES_ITSELF);

  // an hour later, when a thousand requests more are allowed
  limits.advance(3600);
  it.repository.conversation.openIssue({ title: 'Incident', labels: ['gatehouse/freeze'] });
  it.simulator.requests.length = 0;
  const due = await sweepInProcess(it);
  expect([due.length, it.simulator.requests.length]).toEqual([CROWD, 1]);
  await runAll(it, due);
  for (const pull of pulls) expect(shown(it, pull)).toEqual(FROZEN);
});

test('a freeze reaches an armed pull request through the bundles', async () => {
  const { it, pulls } = await crowd(1);
  for (const pull of pulls) await runGate(it, pull);
  it.repository.conversation.openIssue({ title: 'Incident', labels: ['gatehouse/freeze'] });
  const token = it.simulator.github.createToken(SWEEP);
  const issue = { event: 'issues', payload: { action: 'labeled' } };
  const sweep = await runAction(it.simulator, { action: 'sweep', ...issue, inputs: { token } });
  expect(JSON.parse(sweep.outputs['pull-requests'] ?? '')).toEqual(pulls.map(({ number }) => number));
  for (const pull of pulls) {
    await runGate(it, pull, { event: issue, inputs: { 'pull-request': String(pull.number) } });
    expect(shown(it, pull)).toEqual(FROZEN);
  }
});

/** Requests of one run of these, which write labels, too. */
const REQUESTS = 16;

test.each(Array.from({ length: REQUESTS }, (_, i) => i + 1))(
  'two runs of one pull request at once leave one comment: the second within request %i of the first',
  async (index) => {
    const { it, pulls } = await crowd(1);
    const other = async () => void (await runAll(it, pulls));
    const fault = it.simulator.github.faults.add({ match: { index }, do: { kind: 'before', run: other } });
    await runAll(it, pulls);
    expect(fault.hits()).toBe(1);
    for (const pull of pulls) expect(shown(it, pull)).toEqual(MERGES_ITSELF);
  },
);

test('two runs of one pull request side by side leave one comment', async () => {
  const { it, pulls } = await crowd(1);
  await runAll(it, [...pulls, ...pulls, ...pulls]);
  for (const pull of pulls) expect(shown(it, pull)).toEqual(MERGES_ITSELF);
});
