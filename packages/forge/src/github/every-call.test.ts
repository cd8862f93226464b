import { GatehouseError } from '@gatehouse/policy';
import type { Fault } from '@gatehouse/simulator';
import { expect, test } from 'vitest';
import type { GithubForge } from './index.ts';
import { bump, liveOf, MARKER, open, POLICY, scene } from './testing.ts';

/** For what takes too long; with anything else a machine that is busy itself would meet it. */
const HURRIED = { attemptMs: 150 };

/** A pull request that every call can be made for. */
async function prepared() {
  const it = await scene();
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  const { change } = await open(it, { number, head });
  const { live } = await liveOf(it, number);
  it.repository.conversation.createLabel({ name: 'a' });
  const [forge, hurried] = [it.readerWith({}), it.readerWith({ patience: HURRIED })];
  const asked = { pullRequest: number, policyPath: POLICY, baseRef: 'main', freezeLabels: [], marker: MARKER };
  for (const one of [forge, hurried]) await one.readLive(asked);
  return { it, number, change, live, forge, hurried };
}

type Prepared = Awaited<ReturnType<typeof prepared>>;
type Call = (forge: GithubForge, at: Prepared) => Promise<unknown>;

/** Every call of the port that reads or writes what was said, and how it calls itself in a message. */
const CALLS: readonly (readonly [string, Call])[] = [
  [
    'read the conversation of #1 (GraphQL pullRequest)',
    (forge, at) => forge.readConversation(at.change, { workflows: [] }),
  ],
  [
    'list the artifacts gatehouse-review-',
    (forge, at) => forge.readConversation(at.change, { workflows: ['.github/workflows/x.yml'] }),
  ],
  ['read the history before', (forge, at) => forge.readPastStates(at.change, 100)],
  ['read the commit', (forge, at) => forge.changedPaths(at.change.head)],
  ['read 1 blobs (GraphQL object)', (forge, at) => forge.readBlobs([at.change.files[0]?.after?.oid ?? ''])],
  [
    'read the state of #1 (GraphQL pullRequest)',
    (forge) => forge.readLive({ pullRequest: 1, policyPath: POLICY, freezeLabels: [], marker: MARKER }),
  ],
  ['read the', (forge, at) => forge.readPosture(at.live)],
  [
    'arm auto-merge of #1 (GraphQL enablePullRequestAutoMerge)',
    (forge, at) => forge.arm(at.live, { headline: 'h', body: 'b' }),
  ],
  ['disarm auto-merge of #1 (GraphQL disablePullRequestAutoMerge)', (forge, at) => forge.disarm(at.live)],
  ['add #1 to the merge queue (GraphQL enqueuePullRequest)', (forge, at) => forge.enqueue(at.live)],
  ['take #1 out of the merge queue (GraphQL dequeuePullRequest)', (forge, at) => forge.dequeue(at.live)],
  ['add the label `a` to #1 (POST issues/1/labels)', (forge) => forge.addLabels(1, ['a'])],
  ['remove the label `a` from #1 (DELETE issues/1/labels)', (forge) => forge.removeLabel(1, 'a')],
  ['comment on #1 (POST issues/1/comments)', (forge) => forge.createComment(1, 'x')],
  ['edit comment 9 (PATCH issues/comments/9)', (forge) => forge.updateComment(9, 'x')],
  ['delete comment 9 (DELETE issues/comments/9)', (forge) => forge.deleteComment(9)],
  ['read the comments of #1 (GraphQL comments)', (forge) => forge.readComments(1, MARKER)],
  [
    'list the open pull requests (GraphQL pullRequests)',
    (forge) => forge.readOpen({ freezeLabels: [], policyPath: POLICY, contextOf: () => 'x' }),
  ],
];

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['unavailable', { kind: 'status', status: 500 }],
  ['unavailable', { kind: 'no-answer' }],
  ['unavailable', { kind: 'slow', ms: 400 }],
  ['forbidden', { kind: 'forbidden' }],
  ['not-found', { kind: 'status', status: 404, message: 'Not Found' }],
  ['rate-limited', { kind: 'too-many-requests', retryAfter: 1 }],
  ['unauthorized', { kind: 'status', status: 401, message: 'Bad credentials' }],
];

test.each(CALLS)('an answer that is cut off is none: %s', async (call, act) => {
  const at = await prepared();
  const match = call.startsWith('list the artifacts') ? { path: /artifacts/ } : {};
  at.it.simulator.github.faults.add({ match, do: { kind: 'cut-body' } });
  // That there is no such comment or label is told by the status alone.
  if (call.startsWith('delete comment')) await act(at.forge, at);
  else await expect(act(at.forge, at)).rejects.toThrow(call);
});

test.each(CALLS)('whatever goes wrong is an error that names the call: %s', async (call, act) => {
  const at = await prepared();
  const match = call.startsWith('list the artifacts') ? { path: /artifacts/ } : {};
  for (const [code, fault] of FAULTS) {
    // What is gone already needs no deleting.
    if (code === 'not-found' && call.startsWith('delete comment')) continue;
    const active = at.it.simulator.github.faults.add({ match, do: fault });
    const error = await act(fault.kind === 'slow' ? at.hurried : at.forge, at).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    active.remove();
    expect(error, `${code} ${JSON.stringify(fault)}`).toBeInstanceOf(GatehouseError);
    expect(error).toMatchObject({ code });
    if (code !== 'unauthorized') expect((error as GatehouseError).message).toContain(call);
    expect((error as GatehouseError).fix).not.toBe('');
  }
});
