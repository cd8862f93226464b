import { expect, test } from 'vitest';
import { OCTOCAT } from '../../testing.ts';
import { AGENT } from '../testing.ts';
import { explained, pod } from './testing.ts';

const RAMP = 'ramp: [{ components: ["**"], since: 2026-01-01, by: octocat, evidence: quiet }]';
const patch = { before: pod('acme/app:1.0.0'), after: pod('acme/app:1.0.1') };

const rules = (some: readonly { readonly rule: string }[]) => some.map(({ rule }) => rule);

test('a bump in the ramp merges itself: nothing has to change', () => {
  const story = explained({ ...patch, policy: `merge: { ${RAMP} }` });
  expect(story).toMatchObject({
    what: '1 bump in 1 file, and nothing else.',
    disposition: { kind: 'auto-merge', lane: 'bumps' },
    obstacles: [],
    unchecked: ['authors.commits', 'context', 'review', 'approvals', 'freeze', 'checks'],
  });
  expect(rules(story.matched)).toEqual(['risk/update']);
});

test('everything that stands in the way is told, not only what comes first', () => {
  const policy = `scope: { updates: [digest] }
risk: { levels: [{ rule: risk/update, level: medium, reason: careful }] }
merge:
  freeze: { active: moving }
  bake: { days: 2 }
  window: { time-zone: UTC, open: [{ days: [mon], from: "09:00", to: "12:00" }] }`;
  const story = explained({ ...patch, policy });
  expect(story.disposition.kind).toBe('blocked');
  expect(rules(story.obstacles)).toEqual([
    'scope/update-type',
    'merge/risk',
    'merge/ramp',
    'merge/approval',
    'merge/freeze',
    'merge/bake',
    'merge/window',
  ]);
});

test('for an author whom nothing binds, that comes first', () => {
  const story = explained({ ...patch, author: OCTOCAT });
  expect(story.disposition.kind).toBe('advice');
  expect(story.obstacles).toMatchObject([
    { rule: 'merge/no-lane', message: 'nothing binds octocat, and nothing is merged for whom nothing binds' },
  ]);
});

test('a line beside the bump is told as such, and no lane is blamed for it', () => {
  const story = explained({ before: pod('acme/app:1.0.0'), after: pod('acme/app:1.0.1', '  hostPID: true\n') });
  expect(story.what).toBe('1 bump in 1 file, and more beside.');
  expect(rules(story.matched)).toEqual(['scope/residue', 'risk/host-access', 'risk/update']);
  expect(rules(story.obstacles)).toEqual(['scope/residue', 'merge/risk', 'merge/ramp', 'merge/approval']);
});

test('a lane that does not bind diff-scope still has its findings told', () => {
  const story = explained({
    before: pod('acme/app:1.0.0'),
    after: pod('acme/app:1.0.0', '  hostPID: true\n'),
    author: AGENT,
    policy: 'merge: { lanes: [{ name: storage, authors: ["storage-agent[bot]"], admit: [risk/pvc-increase] }] }',
  });
  expect(story.what).toBe('A change of 1 file in which no bump is proved.');
  expect(story.disposition.kind).toBe('approval');
  expect(rules(story.matched)).toContain('scope/residue');
  expect(rules(story.obstacles)).toEqual(['merge/risk', 'merge/no-lane', 'merge/approval']);
});

test('of a change without a bump, that no bump is proved is said once', () => {
  const story = explained({ before: pod('acme/app:1.0.0'), after: pod('acme/app:1.0.0', '  hostPID: true\n') });
  expect(rules(story.obstacles)).toEqual(['scope/residue', 'merge/risk', 'merge/approval']);
});
