import { describe, expect, it } from 'vitest';
import { decideFreshness, timeSpan } from './decide.ts';
import { compileImports } from './imported-paths.ts';
import { type LackedCommit, measure } from './measure.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const WEEK = 7 * 86_400_000;
const PIN = 'a'.repeat(40);
const TIP = 'b'.repeat(40);
const apps = compileImports(['apps/*.yaml']);
const all = compileImports([]);

const commit = (oid: string, committedAt: string, changed?: readonly string[] | null): LackedCommit => ({
  oid,
  committedAt,
  ...(changed === undefined ? {} : { changed }),
});

function decided(
  commits: readonly LackedCommit[],
  options: { imports?: typeof all; maxCommits?: number | null; rewritten?: boolean } = {},
) {
  const lacked = { tip: TIP, rewritten: options.rewritten ?? false, commits };
  const measured = measure(PIN, lacked, options.imports ?? all, NOW);
  const limits = { maxCommits: options.maxCommits ?? null, maxAgeMs: WEEK };
  return { measured, decision: decideFreshness(measured, limits, 'flux/source.yaml:4') };
}

describe('a measurement', () => {
  it('counts each commit once, and ages the oldest', () => {
    const { measured } = decided([
      commit('c2', '2026-11-19T12:00:00Z'),
      commit('c1', '2026-11-18T12:00:00Z'),
      commit('c1', '2026-11-18T12:00:00Z'),
    ]);
    expect(measured).toMatchObject({ behind: 2, odd: [], unsure: [], measuredAt: '2026-11-20T12:00:00.000Z' });
    expect(measured.oldest).toEqual({ oid: 'c1', committedAt: '2026-11-18T12:00:00Z', ageMs: 2 * 86_400_000 });
  });

  it('counts only commits that touch an imported path', () => {
    const { measured } = decided(
      [
        commit('c1', '2026-11-01T00:00:00Z', ['apps/deep/a.yaml', 'README.md']),
        commit('c2', '2026-11-19T00:00:00Z', ['apps/a.yaml']),
        commit('c3', '2026-11-19T00:00:00Z', null),
      ],
      { imports: apps },
    );
    expect(measured).toMatchObject({ behind: 1, unsure: ['c3'] });
    expect(measured.oldest?.oid).toBe('c2');
  });
});

describe('the decision', () => {
  it('is fresh with nothing lacking', () => {
    expect(decided([]).decision).toEqual({ state: 'fresh' });
  });

  it('is fresh at the limits, and stale past either', () => {
    const week = commit('c1', '2026-11-13T12:00:00Z');
    const older = commit('c0', '2026-11-13T11:00:00Z');
    expect(decided([week], { maxCommits: 1 }).decision).toEqual({ state: 'fresh' });
    expect(decided([older], { maxCommits: 1 }).decision).toEqual({
      state: 'stale',
      reasons: ['the oldest commit it lacks is 7 days old, and 7 days are allowed'],
    });
    expect(decided([week], { maxCommits: 0 }).decision).toEqual({
      state: 'stale',
      reasons: ['it lacks 1 commit, and 0 may be lacking'],
    });
  });

  it('ages with a quiet main: the same commit is stale a week later', () => {
    const lacked = { tip: TIP, rewritten: false, commits: [commit('c1', '2026-11-19T12:00:00Z')] };
    const limits = { maxCommits: null, maxAgeMs: WEEK };
    const states = [0, 6, 7].map(
      (days) => decideFreshness(measure(PIN, lacked, all, NOW + days * 86_400_000), limits, 'x').state,
    );
    expect(states).toEqual(['fresh', 'fresh', 'stale']);
  });

  it('is stale when the pin is not on the branch, even with nothing lacking', () => {
    expect(decided([], { rewritten: true }).decision).toEqual({
      state: 'stale',
      reasons: ['the pinned commit is not on the branch: it was force-pushed, or the pin is of another'],
    });
  });

  it.each(['2027-01-01T00:00:00Z', '2026-11-20T12:11:00Z', 'yesterday', ''])('does not know an age from %j', (date) => {
    const { decision, measured } = decided([commit('c1', '2026-11-20T00:00:00Z'), commit('c2', date)]);
    expect(measured.odd).toEqual([{ oid: 'c2', committedAt: date }]);
    expect(decision).toMatchObject({
      state: 'unknown',
      refusal: { rule: 'freshness/dates', place: 'flux/source.yaml:4' },
    });
  });

  it('takes clocks that differ by minutes for new commits', () => {
    expect(decided([commit('c1', '2026-11-20T12:09:00Z')]).decision).toEqual({ state: 'fresh' });
  });

  it('is stale by what is known, whatever else is not', () => {
    const odd = [commit('c1', '2026-11-01T00:00:00Z'), commit('c2', '2030-01-01T00:00:00Z')];
    expect(decided(odd).decision.state).toBe('stale');
    expect(decided([commit('c1', '2030-01-01T00:00:00Z')], { maxCommits: 0 }).decision.state).toBe('stale');
  });

  it('does not know when changed paths are not wholly known', () => {
    for (const unknown of [null, undefined]) {
      const { decision } = decided([commit('c1', '2026-11-20T00:00:00Z', unknown)], { imports: apps });
      expect(decision).toMatchObject({ state: 'unknown', refusal: { rule: 'freshness/changes' } });
    }
  });
});

it.each([
  [0, '0 minutes'],
  [60_000, '1 minute'],
  [3_600_000, '1 hour'],
  [47 * 3_600_000, '47 hours'],
  [48 * 3_600_000, '2 days'],
  [400 * 86_400_000, '400 days'],
])('%i ms are %s', (ms, words) => {
  expect(timeSpan(ms)).toBe(words);
});
