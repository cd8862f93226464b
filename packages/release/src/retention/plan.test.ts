import { describe, expect, it } from 'vitest';
import { makePlan, type PlanInput, type PrunePlan } from './plan.ts';
import { plannedVersions } from './replay.ts';
import { digestOf, FRESH, IMAGE, NOW, OLD, pending, pinned, revisionOf, stateOf } from './testing.ts';
import type { RetentionState } from './types.ts';

const SETTINGS = { olderThanMs: 14 * 86_400_000, atMost: 50 };
const LIVE = { live: { tags: ['v1'] } };

function inputOf(state: RetentionState, more: Partial<PlanInput> = {}): PlanInput {
  const images = [...new Set(state.versions.map(({ image }) => image))].map((image) => ({
    image,
    deletesBy: 'packages' as const,
  }));
  return { state, settings: SETTINGS, images, sources: [], tags: [], now: NOW, ...more };
}

function planOf(state: RetentionState, more: Partial<PlanInput> = {}): PrunePlan {
  const planned = makePlan(inputOf(state, more));
  if ('refusals' in planned) throw new Error(JSON.stringify(planned.refusals));
  return planned.plan;
}

const NAMES = 'abcdefghijklmnopqrstuvwxyz'.split('').concat('live', 'sig', 'ref', 'fall');
const nameOf = (digest: string) => NAMES.find((name) => digestOf(name) === digest) ?? digest;
const going = (state: RetentionState, more: Partial<PlanInput> = {}) =>
  plannedVersions(planOf(state, more)).map(({ digest, role }) => `${nameOf(digest)} ${role}`);
const whyKept = (state: RetentionState, name: string) =>
  planOf(state)
    .packages.flatMap(({ kept }) => kept)
    .find(({ digest }) => digest === digestOf(name))?.because;

const HEX = (name: string) => digestOf(name).slice('sha256:'.length);

describe('what goes', () => {
  it.each<[string, Parameters<typeof stateOf>[0], string[]]>([
    ['an old pending image', { a: { tags: [pending('a')] } }, ['a root']],
    [
      'with its children',
      { a: { tags: [pending('a')], children: ['b', 'c'] }, b: {}, c: {} },
      ['a root', 'b child', 'c child'],
    ],
    [
      'with a nested index and its children',
      { a: { tags: [pending('a')], inner: ['b'] }, b: { children: ['c'] }, c: {} },
      ['a root', 'b child', 'c child'],
    ],
    [
      'with its signature',
      { a: { tags: [pending('a')] }, sig: { tags: [`sha256-${HEX('a')}.sig`] } },
      ['sig signature', 'a root'],
    ],
    [
      'with the signature of its child',
      { a: { tags: [pending('a')], children: ['b'] }, b: {}, sig: { tags: [`sha256-${HEX('b')}.att`] } },
      ['a root', 'sig signature', 'b child'],
    ],
    [
      'with what is attached to it through the fallback tag',
      { a: { tags: [pending('a')] }, fall: { tags: [`sha256-${HEX('a')}`], children: ['ref'] }, ref: {} },
      ['fall signature', 'a root', 'ref child'],
    ],
    [
      'with a referrer that no index names',
      { a: { tags: [pending('a')] }, ref: { subject: 'a' } },
      ['ref referrer', 'a root'],
    ],
    [
      'with an old pending image that it holds',
      { a: { tags: [pending('a')], children: ['b'] }, b: { tags: [pending('b')] } },
      ['a root', 'b child'],
    ],
    [
      'what two hold, with the last of them',
      { a: { tags: [pending('a')], children: ['c'] }, b: { tags: [pending('b')], children: ['c'] }, c: {} },
      ['a root', 'b root', 'c child'],
    ],
    [
      'a signature in another repository',
      {
        a: { tags: [pending('a')] },
        sig: { image: 'ghcr.io/acme/signatures', tags: [`sha256-${HEX('a')}.sig`] },
        x: { image: 'ghcr.io/acme/signatures', tags: ['v1'] },
      },
      ['sig signature', 'a root'],
    ],
  ])('%s', (_what, sketch, expected) => {
    expect(going(stateOf({ ...LIVE, ...sketch }))).toEqual(expected);
  });

  it('every copy of a digest, in whichever repository', () => {
    const other = { image: 'ghcr.io/acme/web' };
    const state = stateOf({
      ...LIVE,
      a: { tags: [pending('a')] },
      'a@': { ...other, tags: [pending('a')] },
      x: { ...other, tags: ['v1'] },
    });
    expect(going(state)).toEqual(['a root', 'a root']);
  });
});

describe('what stays', () => {
  it.each<[string, Parameters<typeof stateOf>[0], string[]]>([
    ['a young one', { a: { tags: [pending('a')], date: FRESH } }, []],
    ['one with another tag', { a: { tags: [pending('a'), 'latest'] } }, []],
    [
      'one whose tag only looks pending',
      {
        a: { tags: ['pending-1.2.3'] },
        b: { tags: [`${pending('b')}-amd64`] },
        c: { tags: [pending('c').toUpperCase()] },
      },
      [],
    ],
    ['what has no tag and belongs to nothing', { a: {}, b: { children: ['c'] }, c: {} }, []],
    ['a signature whose image is not here', { sig: { tags: [`sha256-${HEX('z')}.sig`] } }, []],
    [
      'a child that something kept holds too',
      { a: { tags: [pending('a')], children: ['b', 'c'] }, b: {}, c: {}, d: { tags: ['v2'], children: ['b'] } },
      ['a root', 'c child'],
    ],
    [
      'a child that a young one holds too',
      {
        a: { tags: [pending('a')], children: ['b'] },
        b: {},
        d: { tags: [pending('d')], date: FRESH, children: ['b'] },
      },
      ['a root'],
    ],
    [
      'a child that something without a tag holds too',
      { a: { tags: [pending('a')], children: ['b'] }, b: {}, d: { children: ['b'] } },
      ['a root'],
    ],
    [
      'a child with a tag of its own',
      { a: { tags: [pending('a')], children: ['b'] }, b: { tags: ['1.2-amd64'] } },
      ['a root'],
    ],
    [
      'a child that is pending and young itself',
      { a: { tags: [pending('a')], children: ['b'] }, b: { tags: [pending('b')], date: FRESH } },
      ['a root'],
    ],
    ['one that an index with a tag holds', { a: { tags: [pending('a')] }, b: { tags: ['v2'], children: ['a'] } }, []],
    [
      'one that something tagged was made for',
      { a: { tags: [pending('a')] }, ref: { subject: 'a', tags: ['sbom'] } },
      [],
    ],
    [
      'one whose signature has another tag',
      { a: { tags: [pending('a')] }, sig: { tags: [`sha256-${HEX('a')}.sig`, 'keep'] } },
      [],
    ],
    [
      'one that was signed lately',
      { a: { tags: [pending('a')] }, sig: { tags: [`sha256-${HEX('a')}.sig`], date: FRESH } },
      [],
    ],
    ['one whose date is missing', { a: { tags: [pending('a')], date: null } }, []],
    [
      'one whose date is no date',
      { a: { tags: [pending('a')], date: 'yesterday' }, b: { tags: [pending('b')], date: '2026-02-31T00:00:00Z' } },
      [],
    ],
    [
      'one whose date is absurd',
      {
        a: { tags: [pending('a')], date: '1970-01-01T00:00:00Z' },
        b: { tags: [pending('b')], date: '0001-01-01T00:00:00Z' },
      },
      [],
    ],
    [
      'a copy of what has another tag elsewhere',
      { a: { tags: [pending('a')] }, 'a@': { image: 'ghcr.io/acme/web', tags: ['v1'] } },
      [],
    ],
  ])('%s', (_what, sketch, expected) => {
    expect(going(stateOf({ ...LIVE, ...sketch }))).toEqual(expected);
  });

  it('what git uses, all that it holds, and the index that holds it', () => {
    const tree = { a: { tags: [pending('a')], children: ['b'] }, b: {}, c: { tags: [pending('c')] } };
    expect(going(stateOf({ ...LIVE, ...tree }, [pinned('a')]))).toEqual(['c root']);
    expect(going(stateOf({ ...LIVE, ...tree }, [pinned('b')]))).toEqual(['c root']);
    expect(going(stateOf({ ...LIVE, ...tree }, [{ ...pinned('c'), because: 'mentioned' }]))).toEqual([
      'a root',
      'b child',
    ]);
    expect(whyKept(stateOf({ ...LIVE, ...tree }, [pinned('b')]), 'a')).toBe('holder');
  });

  it('the image of a signature that is pinned, and the signature of an image that is', () => {
    const signed = { a: { tags: [pending('a')] }, sig: { tags: [`sha256-${HEX('a')}.sig`] } };
    expect(going(stateOf({ ...LIVE, ...signed }, [pinned('sig')]))).toEqual([]);
    expect(going(stateOf({ ...LIVE, ...signed }, [pinned('a')]))).toEqual([]);
  });

  it('counts as of the beginning of a day, so that making a plan again finds the same', () => {
    const state = stateOf({ ...LIVE, a: { tags: [pending('a')], date: '2026-11-07T11:00:00Z' } });
    const hash = (now: string) => {
      const planned = makePlan(inputOf(state, { now: Date.parse(now) }));
      return 'hash' in planned ? planned.hash : planned;
    };
    expect(hash('2026-11-21T12:00:00Z')).toBe(hash('2026-11-21T23:00:00Z'));
    expect(hash('2026-11-21T12:00:00Z')).not.toBe(hash('2026-11-22T01:00:00Z'));
    expect(going(state)).toEqual([]);
    expect(going(state, { now: Date.parse('2026-11-22T00:00:01Z') })).toEqual(['a root']);
  });
});

describe('at most so many', () => {
  const many = stateOf({
    ...LIVE,
    a: { tags: [pending('a')], date: '2026-09-03T00:00:00Z', children: ['d'] },
    b: { tags: [pending('b')], date: '2026-09-01T00:00:00Z', children: ['d', 'e'] },
    c: { tags: [pending('c')], date: '2026-09-02T00:00:00Z' },
    d: {},
    e: {},
  });

  it('takes the oldest, and leaves what the rest holds', () => {
    expect(going(many, { settings: { ...SETTINGS, atMost: 2 } })).toEqual(['b root', 'e child', 'c root']);
    expect(planOf(many, { settings: { ...SETTINGS, atMost: 2 } }).packages[0]?.counts).toEqual({
      tagged: 1,
      waiting: 1,
      held: 1,
    });
  });

  it('takes the later of the dates', () => {
    const state = stateOf({ ...LIVE, a: { tags: [pending('a')] } });
    const moved = state.versions.map((version) => ({ ...version, updatedAt: FRESH }));
    expect(going({ ...state, versions: moved })).toEqual([]);
    expect(going({ ...state, versions: state.versions.map((one) => ({ ...one, createdAt: FRESH })) })).toEqual([]);
  });
});

describe('refusals', () => {
  const rulesOf = (state: RetentionState, more: Partial<PlanInput> = {}) => {
    const planned = makePlan(inputOf(state, more));
    return 'refusals' in planned ? planned.refusals.map(({ rule }) => rule) : [];
  };
  const old = { a: { tags: [pending('a')] } };
  const state = stateOf({ ...LIVE, ...old });
  const failed = new Map([[digestOf('live'), 'the registry answered 500']]);
  it.each<[string, RetentionState, Partial<PlanInput>, string]>([
    ['an age of nothing', state, { settings: { olderThanMs: 0, atMost: 50 } }, 'prune/age'],
    ['an age that overflowed', state, { settings: { olderThanMs: Number.POSITIVE_INFINITY, atMost: 50 } }, 'prune/age'],
    ['an age that is no number', state, { settings: { olderThanMs: Number.NaN, atMost: 50 } }, 'prune/age'],
    ['an age that is negative', state, { settings: { olderThanMs: -1, atMost: 50 } }, 'prune/age'],
    ['more than fifty', state, { settings: { olderThanMs: 1000, atMost: 51 } }, 'prune/age'],
    [
      'a future date of anything',
      stateOf({ live: { tags: ['v1'], date: '2027-01-01T00:00:00Z' }, ...old }),
      {},
      'prune/future-date',
    ],
    ['an unreadable manifest', { ...state, unreadable: failed, manifests: new Map() }, {}, 'prune/unreadable-manifest'],
    [
      'a manifest that nobody read',
      stateOf({ ...LIVE, ...old, b: { tags: ['v2'], unread: true } }),
      {},
      'prune/unreadable-manifest',
    ],
    ['nothing in use', stateOf(old), {}, 'prune/empty-keep-set'],
    [
      'nothing but signatures and what has no tag in use',
      stateOf({ ...old, b: {}, c: { children: ['b'] } }),
      {},
      'prune/empty-keep-set',
    ],
    ['both tags', stateOf({ ...LIVE, a: { tags: [pending('a'), revisionOf('a')] } }), {}, 'prune/both-tags'],
    [
      'one version twice',
      { ...state, versions: [...state.versions, ...state.versions.slice(0, 1)] },
      {},
      'prune/inconsistent-list',
    ],
    ['one tag of two', stateOf({ ...LIVE, a: { tags: ['v1'] } }), {}, 'prune/inconsistent-list'],
  ])('%s', (_what, found, more, rule) => {
    expect(rulesOf(found, more)).toContain(rule);
  });

  it('take both tags for promotion once git says so', () => {
    const both = { ...LIVE, a: { tags: [pending('a'), revisionOf('a')] } };
    expect(rulesOf(stateOf(both, [{ ...pinned('a'), because: 'promoted' }]))).toEqual([]);
    expect(rulesOf(stateOf(both, [{ ...pinned('a'), because: 'mentioned' }]))).toEqual(['prune/both-tags']);
  });

  it('bear a clock that is minutes off', () => {
    expect(rulesOf(stateOf({ ...LIVE, a: { tags: [pending('a')], date: '2026-11-21T12:09:00Z' } }))).toEqual([]);
  });

  it('name a few of many', () => {
    const names = Array.from({ length: 25 }, (_, at) => `x${at}`);
    const sketches = Object.fromEntries(names.map((name) => [name, { tags: [`${name}`], unread: true }]));
    const planned = makePlan(inputOf(stateOf(sketches)));
    expect('refusals' in planned && planned.refusals.length).toBe(10);
    expect('refusals' in planned && planned.refusals.at(-1)?.message).toContain('15 more');
  });
});

it('keeps in its file what was decided and why', () => {
  const state = stateOf({ ...LIVE, a: { tags: [pending('a')], children: ['b'] }, b: {} });
  expect(planOf(state)).toEqual({
    schema: 1,
    kind: 'gatehouse-prune-plan',
    asOf: '2026-11-21T00:00:00.000Z',
    olderThanMs: SETTINGS.olderThanMs,
    atMost: 50,
    sources: [],
    tags: [],
    packages: [
      {
        image: IMAGE,
        deletesBy: 'packages',
        versions: 3,
        counts: { tagged: 1 },
        kept: [{ digest: digestOf('live'), because: 'tagged', through: null }],
        roots: [
          {
            turn: 0,
            digest: digestOf('a'),
            why: `only ${pending('a')}; pushed or tagged last on 2026-09-01; no branch, tag, pull request or promotion uses it`,
            versions: [
              {
                image: IMAGE,
                digest: digestOf('a'),
                id: 2,
                tags: [pending('a')],
                createdAt: OLD,
                updatedAt: OLD,
                role: 'root',
                after: [],
              },
              {
                image: IMAGE,
                digest: digestOf('b'),
                id: 3,
                tags: [],
                createdAt: OLD,
                updatedAt: OLD,
                role: 'child',
                after: [digestOf('a')],
              },
            ],
          },
        ],
      },
    ],
  });
});
