import { memoryIo } from '@gatehouse/action-kit/testing';
import type { Sweeper, SweptPullRequest } from '@gatehouse/forge';
import { expect, test } from 'vitest';
import { runSweep } from './run.ts';

const TIP = 'b'.repeat(40);
const BOT = { login: 'renovate[bot]', id: 1, type: 'Bot' } as const;

const swept = (pullRequest: number, description: string | null): SweptPullRequest => ({
  pullRequest,
  author: BOT,
  head: 'a'.repeat(40),
  baseRef: 'main',
  draft: false,
  status:
    description === null
      ? null
      : { context: 'gatehouse/main', state: 'pending', description, creator: null, createdAt: '2026-11-20T10:00:00Z' },
  armed: false,
  labels: [],
  approvals: [],
  lastReviewAt: null,
  lastRemarkAt: null,
  lastCheckAt: null,
});

async function sweep(pullRequests: readonly SweptPullRequest[], text: string | null = null, all = false) {
  const asked: (readonly string[])[] = [];
  const bytes = text === null ? null : new TextEncoder().encode(`version: 1\n${text}`);
  const forge: Sweeper = {
    readOpen: async ({ freezeLabels, policyPath }) => {
      asked.push(freezeLabels);
      const freezes = freezeLabels.includes('stop')
        ? [
            {
              number: 9,
              title: 'Stop',
              url: '',
              state: 'open',
              openedAt: '',
              closedBy: null,
              closerCanWrite: null,
            } as const,
          ]
        : [];
      return { defaultBranch: 'main', pullRequests, freezes, policy: { path: policyPath, commit: TIP, bytes } };
    },
  };
  const io = memoryIo();
  const inputs = { token: 't', policy: '.github/gatehouse.yml', all, freeze: '' };
  const due = await runSweep({ forge, io, clock: () => new Date('2026-11-20T12:00:00Z') }, inputs);
  return { due, io, asked };
}

test('what is due is told with its reason, and nothing else', async () => {
  const { io } = await sweep([swept(1, 'review: x'), swept(2, null), swept(3, 'waiting until 2026-11-20T11:00Z: x')]);
  expect(io.outputs.get('pull-requests')).toBe('[2,3]');
  expect(io.outputs.get('reasons')).toBe('{"2":"it has no gate status","3":"its time has come"}');
});

test('nothing due is an empty matrix', async () => {
  const { io, asked } = await sweep([swept(1, 'review: x')]);
  expect(io.outputs.get('pull-requests')).toBe('[]');
  expect(asked).toEqual([['gatehouse/freeze']]);
});

test("policy's own freeze labels are asked for once it is read", async () => {
  const { due, asked } = await sweep([swept(1, 'frozen: x')], 'merge: { freeze: { labels: [stop] } }\n');
  expect(asked).toEqual([['gatehouse/freeze'], ['stop']]);
  expect(due).toEqual([]);
});

test('more than a matrix holds waits for the next sweep', async () => {
  const many = Array.from({ length: 250 }, (_, at) => swept(at + 1, null));
  const { io } = await sweep(many);
  expect(JSON.parse(io.outputs.get('pull-requests') ?? '')).toHaveLength(200);
});

test('nobody keeps the urgent ones out of it: strangers come last, and what is armed first', async () => {
  const STRANGER = { login: 'mallory', id: 666, type: 'User' } as const;
  const failed = (one: SweptPullRequest) => ({
    ...one,
    status: one.status && { ...one.status, state: 'error' as const },
  });
  const strangers = Array.from({ length: 250 }, (_, at) => ({ ...swept(at + 1, null), author: STRANGER }));
  const inError = failed(swept(300, 'error: x'));
  const unjudged = swept(301, null);
  const armed = { ...swept(302, 'auto-merge: x'), armed: true };
  const { due } = await sweep([...strangers, inError, unjudged, armed], 'authors: { enforce: ["renovate[bot]"] }\n');
  expect(due.slice(0, 4).map(({ pullRequest }) => pullRequest)).toEqual([302, 301, 300, 1]);
});

test('a policy that cannot be read is a fault that says so', async () => {
  await expect(sweep([], 'scop: {}\n')).rejects.toThrow(/did you mean scope/);
});
