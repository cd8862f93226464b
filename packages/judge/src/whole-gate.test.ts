import type { LiveState } from '@gatehouse/policy';
import { describe, expect, test } from 'vitest';
import { judgeTarget } from './judge-target.ts';
import { wholeGate } from './judges/gate.ts';
import { BUMP, deployment, HEAD, OCTOCAT, POLICY, RENOVATE, type Story, TIP, tell } from './testing.ts';

const target = { kind: 'pull-request', pullRequest: 7, head: HEAD, baseRef: 'main' } as const;
const group = { kind: 'merge-group', baseRef: 'main', baseSha: TIP, head: HEAD } as const;

async function judge(story: Story, about: typeof target | typeof group = target) {
  const told = tell(story);
  const verdict = await judgeTarget(told.deps, wholeGate, { repository: 'o/r', policyPath: POLICY, target: about });
  return { ...told, verdict, rules: verdict.findings.map(({ rule }) => rule) };
}

const policy = (text: string): Story => ({ atTip: { [POLICY]: `version: 1\n${text}` } });

const CLAIM = (size: string) =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec:\n  resources: { requests: { storage: ${size} } }\n`;
const LANE = policy(
  'merge:\n  lanes:\n    - { name: storage, authors: [agent], admit: [risk/pvc-increase], packs: [] }\n',
);
const AGENT = { login: 'agent', id: 9, type: 'User' } as const;

describe('one reading for every judge', () => {
  test('a bump: metadata, contents and what was said, then the head again', async () => {
    const { verdict, asked } = await judge({ files: BUMP });
    expect(asked).toEqual(['openPullRequest', 'readContents', 'readConversation', 'confirmHead']);
    expect(verdict).toMatchObject({
      gate: 'gate',
      outcome: 'pass',
      risk: { level: 'low' },
      paths: ['apps/redis.yaml'],
    });
    expect(verdict.judges?.map(({ gate, outcome }) => `${gate} ${outcome}`)).toEqual([
      'diff-scope pass',
      'context-pack pass',
      'quality-gate pass',
      'risk pass',
    ]);
  });

  test('a change that may go back: the history of the base, too', async () => {
    const files = { 'apps/redis.yaml': [deployment('redis:7.2.5'), deployment('redis:7.2.4')] } as const;
    const { asked, rules } = await judge({ files });
    expect(asked).toEqual(['openPullRequest', 'readContents', 'readConversation', 'readPastStates', 'confirmHead']);
    expect(rules).toEqual(['scope/downgrade']);
  });

  test('a person is told what the change is, whatever it is', async () => {
    const files = { 'apps/new.yaml': [null, deployment('redis:7.2.4')] } as const;
    const { verdict, asked } = await judge({ author: OCTOCAT, files });
    expect(asked).toContain('readContents');
    expect(verdict).toMatchObject({ outcome: 'skip', enforced: false, risk: { level: 'medium' } });
  });

  test.each(['readConversation', 'readContents', 'confirmHead'] as const)(
    '%s fails: nothing passes',
    async (method) => {
      const { verdict, rules } = await judge({ files: BUMP, fails: { [method]: new Error('oops') } });
      expect([verdict.gate, verdict.outcome, rules]).toEqual(['gate', 'error', ['error/internal']]);
    },
  );
});

describe('an author of a lane', () => {
  const larger = { 'apps/claim.yaml': [CLAIM('1Gi'), CLAIM('2Gi')] } as const;

  test('is not held to bumps', async () => {
    const { verdict } = await judge({ ...LANE, author: AGENT, files: larger });
    expect(verdict).toMatchObject({ outcome: 'pass', enforced: true, risk: { level: 'low', complete: true } });
    expect(verdict.judges?.[0]).toMatchObject({ gate: 'diff-scope', outcome: 'skip' });
  });

  test('is held to what was judged before it was merged', async () => {
    const atTip = { ...LANE.atTip };
    const moved = { ...LANE, atTip, author: AGENT, files: larger };
    const told = tell(moved);
    const forge = {
      ...told.deps.forge,
      readContents: async (...asked: Parameters<typeof told.deps.forge.readContents>) => {
        const read = await told.deps.forge.readContents(...asked);
        const files = read.change.files.map((file) => ({ ...file, baseTipOid: 'f'.repeat(40) }));
        return { ...read, change: { ...read.change, files } };
      },
    };
    const deps = { ...told.deps, forge };
    const verdict = await judgeTarget(deps, wholeGate, { repository: 'o/r', policyPath: POLICY, target });
    expect(verdict.findings.map(({ rule }) => rule)).toEqual(['scope/stale-base']);
  });
});

describe('an entry of a merge group', () => {
  const live = (state: 'success' | 'pending', more: Partial<LiveState> = {}): LiveState => ({
    state: 'open',
    draft: false,
    pullRequestId: 'PR_7',
    head: HEAD,
    headRef: 'renovate/redis',
    title: '',
    body: '',
    author: RENOVATE,
    baseRef: 'main',
    baseTip: TIP,
    defaultBranch: 'main',
    sharers: [],
    labels: [],
    reviews: [],
    lastPushers: [],
    freezes: [],
    statuses: [{ context: 'gatehouse/main', state, description: '', creator: null, createdAt: '' }],
    oldestCheckSuite: null,
    arming: null,
    queued: true,
    comments: [],
    ...more,
  });
  const entries: Story['group'] = (opened) => [{ ...opened, change: { ...opened.change, sharers: [] } }];

  test('is judged on the tree of the group, and nobody asks what was said under it', async () => {
    const { verdict, asked } = await judge({ files: BUMP, group: entries, live: () => live('success') }, group);
    expect(verdict).toMatchObject({ gate: 'gate', outcome: 'pass' });
    expect(asked).toEqual(['openMergeGroup', 'readContents', 'confirmHead', 'readLive']);
  });

  test.each<[string, LiveState, string]>([
    ['is not green', live('pending'), 'merge/queue-member'],
    ['has no status', live('success', { statuses: [] }), 'merge/queue-member'],
    ['was closed', live('success', { state: 'closed' }), 'merge/queue-member'],
  ])('whose pull request %s blocks the group', async (_what, now, rule) => {
    const { verdict, rules } = await judge({ files: BUMP, group: entries, live: () => now }, group);
    expect([verdict.outcome, rules]).toEqual(['block', [rule]]);
  });

  test('that changes a workflow needs to have been approved, even as advice', async () => {
    const files = { '.github/workflows/ci.yml': ['jobs: {}\n', 'jobs: { a: {} }\n'] } as const;
    const story: Story = { author: OCTOCAT, files, group: entries };
    const { verdict, rules } = await judge({ ...story, live: () => live('success') }, group);
    expect([verdict.outcome, rules[0]]).toEqual(['block', 'merge/queue-approval']);
    const approval = {
      kind: 'review',
      id: 'R',
      url: '',
      author: { login: 'writer', id: 5, type: 'User' },
      editor: null,
      body: '',
      createdAt: '',
      updatedAt: '',
      commit: HEAD,
      state: 'APPROVED',
      authorCanPush: true,
    } as const;
    const approved = await judge({ ...story, live: () => live('success', { reviews: [approval] }) }, group);
    expect(approved.verdict.outcome).toBe('skip');
  });

  test('that cannot be looked up is an error', async () => {
    const { verdict } = await judge({ files: BUMP, group: entries, fails: { readLive: new Error('oops') } }, group);
    expect(verdict.outcome).toBe('error');
  });
});
