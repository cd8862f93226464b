import { policyDigest } from '@gatehouse/action-kit';
import { verdictOf } from '@gatehouse/action-kit/testing';
import type { BranchAdvance, FileAtCommit } from '@gatehouse/forge';
import { GatehouseError, gateContext, type LiveState, type Posture, type Verdict } from '@gatehouse/policy';
import type { ActingForge } from './act.ts';

/** A forge in memory with one pull request, a bump of low risk in the ramp: it merges itself, unless a test changes something. */

export const HEAD = 'a'.repeat(40);
export const TIP = 'b'.repeat(40);
export const LATER = 'd'.repeat(40);
export const RENOVATE = { login: 'renovate[bot]', id: 2, type: 'Bot' } as const;
export const OCTOCAT = { login: 'octocat', id: 1, type: 'User' } as const;

export const POLICY = `version: 1
merge:
  require-checks: [ci]
  ramp:
    - { components: ["**"], since: 2020-01-01, by: octocat, evidence: three months of dry runs }
labels: { dispositions: { auto-merge: merge/auto, review: merge/review }, risks: { low: risk/low } }
`;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A verdict of the gate about that pull request: it passes. */
export function gateVerdict(parts: Partial<Verdict> = {}): Verdict {
  const reason = { rule: 'risk/update', level: 'low', path: 'apps/redis.yaml', line: 9, message: 'a patch' } as const;
  return verdictOf({
    gate: 'gate',
    policy: policyDigest(bytesOf(POLICY)),
    risk: { level: 'low', reasons: [reason], complete: true, lowered: [] },
    judges: [{ gate: 'diff-scope', outcome: 'pass', summary: 'Passes.' }],
    paths: ['apps/redis.yaml'],
    ...parts,
  });
}

const POSTURE: Posture = {
  autoMergeAllowed: true,
  squashAllowed: true,
  viewer: 'gatehouse[bot]',
  viewerIsAdmin: false,
  viewerBypasses: false,
  requiredChecks: [
    { context: 'gatehouse/main', appId: 999, from: 'ruleset' },
    { context: 'ci', appId: null, from: 'ruleset' },
  ],
  strict: false,
  mergeQueue: false,
  otherRules: [],
  requiredApprovals: 0,
  seenContexts: [],
  postingApp: 999,
  canChangeWorkflows: null,
  behind: 0,
};

const LIVE: LiveState = {
  state: 'open',
  draft: false,
  pullRequestId: 'PR_7',
  head: HEAD,
  headRef: 'renovate/redis',
  title: 'Update redis',
  body: '',
  author: RENOVATE,
  baseRef: 'main',
  baseTip: TIP,
  defaultBranch: 'main',
  sharers: [{ pullRequest: 7, author: RENOVATE }],
  labels: [],
  reviews: [],
  lastPushers: [RENOVATE],
  freezes: [],
  statuses: [],
  oldestCheckSuite: null,
  arming: null,
  queued: false,
  comments: [],
};

export interface World {
  live: LiveState;
  policy: FileAtCommit;
  readonly posture: Posture;
  readonly advance: BranchAdvance;
}

export interface MemoryForge extends ActingForge {
  readonly world: World;
  /** Every call so far, with what matters of it. */
  readonly calls: readonly string[];
}

export interface Trouble {
  /** The how-manieth call fails, counted from 1. */
  readonly at?: number;
  /** It fails after what was asked has happened: an answer that was cut. */
  readonly afterwards?: boolean;
  /** Happens before every call; `call` is which it will be. */
  readonly before?: (world: World, call: number) => void;
}

export const policyFile = (text: string): FileAtCommit => ({
  path: '.github/gatehouse.yml',
  commit: TIP,
  bytes: bytesOf(text),
});

export function memoryForge(parts: Partial<World> = {}, trouble: Trouble = {}): MemoryForge {
  const advance = { ahead: true, paths: [] };
  const world: World = { live: LIVE, policy: policyFile(POLICY), posture: POSTURE, advance, ...parts };
  const calls: string[] = [];
  let ids = 100;

  async function call<T>(name: string, effect: () => T): Promise<T> {
    trouble.before?.(world, calls.length + 1);
    calls.push(name);
    const fails = calls.length === trouble.at;
    if (fails && trouble.afterwards !== true) throw down(name);
    const answer = effect();
    if (fails) throw down(name);
    return answer;
  }
  const change = (more: Partial<LiveState>): void => {
    world.live = { ...world.live, ...more };
  };
  const armed = { by: null, enabledAt: '2026-01-01T00:00:00Z', ours: true };

  return {
    world,
    calls,
    readLive: () => call('read', () => ({ live: world.live, policy: world.policy })),
    readPosture: () => call('read rules', () => world.posture),
    compareTips: () => call('compare', () => world.advance),
    postStatus: ({ sha, context, state, description }) =>
      call(`status ${state} on ${sha.slice(0, 1)}`, () => {
        if (sha !== world.live.head) return;
        const others = world.live.statuses.filter((status) => status.context !== context);
        change({ statuses: [...others, { context, state, description, creator: null, createdAt: '' }] });
      }),
    arm: ({ head }) =>
      call(`arm ${head.slice(0, 1)}`, () => {
        if (head !== world.live.head) throw new GatehouseError('head-moved', 'The head moved.', 'Nothing to do.');
        change({ arming: armed });
      }),
    disarm: () => call('disarm', () => change({ arming: null })),
    enqueue: () => call('enqueue', () => change({ queued: true })),
    dequeue: () => call('dequeue', () => change({ queued: false })),
    addLabels: (_number, names) =>
      call(`label ${names.join(', ')}`, () => {
        change({ labels: [...world.live.labels, ...names.map((name) => ({ name, byPerson: false }))] });
      }),
    removeLabel: (_number, name) =>
      call(`unlabel ${name}`, () => change({ labels: world.live.labels.filter((label) => label.name !== name) })),
    createComment: (_number, body) =>
      call('comment', () => {
        const comment = { id: ++ids, nodeId: `IC_${ids}`, body };
        change({ comments: [...world.live.comments, comment] });
        return comment;
      }),
    updateComment: (id, body) =>
      call('edit comment', () => {
        change({ comments: world.live.comments.map((one) => (one.id === id ? { ...one, body } : one)) });
      }),
    deleteComment: (id) =>
      call('delete comment', () => change({ comments: world.live.comments.filter((one) => one.id !== id) })),
    readComments: () => call('read comments', () => world.live.comments),
  };
}

function down(name: string): GatehouseError {
  return new GatehouseError('unavailable', `could not ${name}: GitHub is down`, 'Run it again.');
}

/** State of the gate status on the head as it is now; null: none. */
export function gateState({ world: { live } }: MemoryForge): string | null {
  return live.statuses.find(({ context }) => context === gateContext(live.baseRef))?.state ?? null;
}
