import { describe, expect, it } from 'vitest';
import { hashOf } from './canonical.ts';
import { makePlan, type PlanInput, type PrunePlan } from './plan.ts';
import { planBytes, plannedVersions, readPlan, replayRefusals } from './replay.ts';
import { digestOf, FRESH, IMAGE, NOW, pending, pinned, stateOf } from './testing.ts';
import type { RetentionState, Version } from './types.ts';

const SOURCE = {
  repository: 'acme/infra',
  defaultBranch: 'main',
  tip: 'a'.repeat(40),
  pullRequests: [],
};
const sketch = { live: { tags: ['v1'] }, a: { tags: [pending('a')], children: ['b'] }, b: {} };
const state = stateOf(sketch);

function inputOf(found: RetentionState, more: Partial<PlanInput> = {}): PlanInput {
  const images = [{ image: IMAGE, deletesBy: 'packages' as const }];
  const settings = { olderThanMs: 14 * 86_400_000, atMost: 50 };
  return { state: found, settings, images, sources: [SOURCE], tags: [], now: NOW, ...more };
}

const made = makePlan(inputOf(state));
if (!('plan' in made)) throw new Error('no plan');
const { plan, hash } = made;

const change = (name: string, to: Partial<Version>): RetentionState => ({
  ...state,
  versions: state.versions.map((version) => (version.digest === digestOf(name) ? { ...version, ...to } : version)),
});
const without = (...names: string[]): RetentionState => ({
  ...state,
  versions: state.versions.filter(({ digest }) => !names.map(digestOf).includes(digest)),
});

describe('readPlan', () => {
  it('takes the bytes of the hash and no others', () => {
    expect(readPlan(planBytes(plan), hash)).toEqual(plan);
    const forged = new TextDecoder().decode(planBytes(plan)).replace('"atMost":50', '"atMost":49');
    for (const bytes of [new TextEncoder().encode(forged), new TextEncoder().encode('{}'), new Uint8Array([255])])
      expect(readPlan(bytes, hash)).toMatchObject({ rule: 'prune/plan-unknown' });
    expect(readPlan(planBytes(plan), digestOf('other'))).toMatchObject({ rule: 'prune/plan-unknown' });
  });

  type Version = PrunePlan['packages'][number]['roots'][number]['versions'][number];
  const withRoot = (to: Partial<Version>) =>
    plan.packages.map((one) => ({
      ...one,
      roots: one.roots.map((root) => ({
        ...root,
        versions: root.versions.map((version, at) => (at === 0 ? { ...version, ...to } : version)),
      })),
    }));
  it.each<[string, unknown]>([
    ['more than is known', { ...plan, more: 1 }],
    ['a version with a tag of its own', { ...plan, packages: withRoot({ tags: ['v5'] }) }],
    ['an image without a tag', { ...plan, packages: withRoot({ tags: [] }) }],
    ['an image that is none', { ...plan, packages: withRoot({ role: 'child' }) }],
    ['an image of another name', { ...plan, packages: withRoot({ digest: digestOf('other') }) }],
    ['a number that is an address', { ...plan, packages: withRoot({ id: '7/../8' as unknown as number }) }],
    ['no time', { ...plan, asOf: 'never' }],
    ['no list', { ...plan, packages: null }],
  ])('refuses one that nobody made here, whatever its hash: %s', (_what, value) => {
    const bytes = planBytes(value as PrunePlan);
    expect(readPlan(bytes, hashOf(value))).toMatchObject({ rule: 'prune/plan-unknown' });
  });
});

describe('replayRefusals', () => {
  it('lets a plan be carried out that nothing speaks against, and one that was begun', () => {
    expect(replayRefusals(plan, inputOf(state))).toEqual([]);
    expect(plannedVersions(plan).length).toBe(2);
    expect(replayRefusals(plan, inputOf(without('a')))).toEqual([]);
    expect(replayRefusals(plan, inputOf(without('a', 'b')))).toEqual([]);
  });

  it.each<[string, PlanInput]>([
    ['a tag was added', inputOf(change('a', { tags: [pending('a'), 'v2'] }))],
    ['a tag went', inputOf(change('a', { tags: [] }))],
    ['it was touched', inputOf(change('a', { updatedAt: FRESH }))],
    ['it is another version by now', inputOf(change('a', { id: 77 }))],
    ['a child got a tag', inputOf(change('b', { tags: ['v2'] }))],
    ['it is pinned by now', inputOf({ ...state, uses: [pinned('a')] })],
    ['its child is pinned by now', inputOf({ ...state, uses: [pinned('b')] })],
    ['something new holds its child', inputOf(stateOf({ ...sketch, c: { tags: ['v3'], children: ['b'] } }))],
    ['the default branch moved', inputOf(state, { sources: [{ ...SOURCE, tip: 'b'.repeat(40) }] })],
    [
      'a promotion was opened',
      inputOf(state, { sources: [{ ...SOURCE, pullRequests: [{ number: 3, head: 'c'.repeat(40) }] }] }),
    ],
    ['a repository is listed besides', inputOf(state, { sources: [SOURCE, { ...SOURCE, repository: 'acme/apps' }] })],
    ['a repository is not listed any more', inputOf(state, { sources: [] })],
    ['the policy changed', inputOf(state, { settings: { olderThanMs: 86_400_000, atMost: 50 } })],
  ])('stops when %s', (_what, input) => {
    const refusals = replayRefusals(plan, input);
    expect(refusals.length > 0 || input.sources.length === 0).toBe(true);
    for (const { rule } of refusals) expect(rule).toBe('prune/moved');
  });
});

describe('a plan that nobody made here, with a hash that fits it', () => {
  const forged = (found: RetentionState, names: readonly string[], image = IMAGE) => {
    const versions = names.flatMap((name) => {
      const version = found.versions.find(({ digest }) => digest === digestOf(name));
      return version === undefined ? [] : [{ ...version, image, role: 'root' as const, after: [] }];
    });
    const roots = versions.map((version, turn) => ({ turn, digest: version.digest, why: 'old', versions: [version] }));
    return { ...plan, packages: plan.packages.map((one) => ({ ...one, image, roots })) };
  };
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`p${at}`, { tags: [pending(`p${at}`)] }]));
  it.each<[string, RetentionState, readonly string[], string?]>([
    ['what has a tag of its own', state, ['live']],
    ['what is young', stateOf({ ...sketch, young: { tags: [pending('young')], date: FRESH } }), ['young']],
    ['what has no date', stateOf({ ...sketch, odd: { tags: [pending('odd')], date: null } }), ['odd']],
    ['more than policy lets go at once', stateOf({ ...sketch, ...many }), Object.keys(many)],
    ['another image repository', state, ['a'], 'ghcr.io/acme/other'],
  ])('is not carried out when it deletes %s', (_what, found, names, image) => {
    expect(replayRefusals(forged(found, names, image), inputOf(found)).map(({ rule }) => rule)).toContain(
      'prune/moved',
    );
  });
});
