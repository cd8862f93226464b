import { GatehouseError } from '@gatehouse/policy';
import type { Fault } from '@gatehouse/simulator';
import { expect, test } from 'vitest';
import type { GithubRepository } from './index.ts';
import { scene } from './testing.ts';

/** For what takes too long; with anything else a machine that is busy itself would meet it. */
const HURRIED = { attemptMs: 150, retries: 1 };

const utf8 = (text: string) => new TextEncoder().encode(text);

type Call = (forge: GithubRepository, tip: string) => Promise<unknown>;

const commit =
  (mode: string): Call =>
  (forge, tip) =>
    forge.commit({
      ...{ parent: tip, temporary: 'gatehouse/tmp/promote-app-1', headline: 'h', body: '' },
      files: [{ path: 'a.yaml', mode, bytes: utf8('x') }],
    });

/** Every method of the ports but `addLabels`, which is tested with the others that label. */
const CALLS: readonly (readonly [string, Call])[] = [
  ['readRefs', (forge) => forge.readRefs()],
  ['readTip', (forge) => forge.readTip('main')],
  ['readDefaultBranch', (forge) => forge.readDefaultBranch()],
  ['readTree', (forge, tip) => forge.readTree(tip)],
  ['readBlobs', (forge) => forge.readBlobs(['1'.repeat(40)])],
  ['isAncestor', (forge, tip) => forge.isAncestor(tip, tip)],
  ['findPullRequests', (forge) => forge.findPullRequests('gatehouse/')],
  ['readCommitsSince', (forge) => forge.readCommitsSince({ since: '1'.repeat(40), branch: null, paths: ['a'] })],
  ['commit', commit('100644')],
  ['commit of an executable file', commit('100755')],
  [
    'moveBranch',
    (forge, tip) => forge.moveBranch({ branch: 'x', before: null, commit: tip, temporary: 'gatehouse/tmp/x-1' }),
  ],
  ['deleteBranch', (forge, tip) => forge.deleteBranch('x', tip)],
  ['openPullRequest', (forge) => forge.openPullRequest({ head: 'x', base: 'main', title: 't', body: '' })],
  ['updatePullRequest', (forge) => forge.updatePullRequest(1, { title: 't', body: '' })],
  ['listIssues', (forge) => forge.listIssues('l')],
  ['createIssue', (forge) => forge.createIssue({ title: 't', body: '', labels: ['l'] })],
  ['updateIssue', (forge) => forge.updateIssue(1, { body: '' })],
  ['commentOnIssue', (forge) => forge.commentOnIssue(1, 'x')],
];

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['unavailable', { kind: 'status', status: 500 }],
  ['unavailable', { kind: 'no-answer' }],
  ['unavailable', { kind: 'slow', ms: 400 }],
  ['unavailable', { kind: 'cut-body' }],
  ['forbidden', { kind: 'forbidden' }],
  ['not-found', { kind: 'status', status: 404, message: 'Not Found' }],
  ['rate-limited', { kind: 'too-many-requests', retryAfter: 1 }],
  ['unauthorized', { kind: 'status', status: 401, message: 'Bad credentials' }],
];

test.each(CALLS)('whatever goes wrong is an error with a way out, and nothing is half done: %s', async (_, call) => {
  const it = await scene();
  const tip = it.repository.branch('main');
  it.repository.commit({ branch: 'head', files: { 'a.yaml': '2' } });
  it.repository.openPullRequest({ head: 'head', author: 'octocat' });
  const forges = { patient: it.forgeWith({ patience: { retries: 1 } }), hurried: it.forgeWith({ patience: HURRIED }) };
  const before = [...it.repository.refs];
  for (const [code, fault] of FAULTS) {
    const active = it.simulator.github.faults.add({ do: fault });
    const error = await call(fault.kind === 'slow' ? forges.hurried : forges.patient, tip).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    active.remove();
    expect(error, `${code} ${JSON.stringify(fault)}`).toBeInstanceOf(GatehouseError);
    expect(error, JSON.stringify(fault)).toMatchObject({ code });
    expect((error as GatehouseError).fix).not.toBe('');
  }
  expect([...it.repository.refs]).toEqual(before);
});
