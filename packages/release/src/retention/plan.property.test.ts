import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashOf } from './canonical.ts';
import { makePlan, type PlanInput, type PrunePlan } from './plan.ts';
import { planBytes, plannedVersions, readPlan, replayRefusals } from './replay.ts';
import { pendingRevision, subjectOfTag } from './tags.ts';
import { digestOf, FRESH, IMAGE, NOW, OLD, pending } from './testing.ts';
import type { ManifestFacts, RetentionState, Use, Version } from './types.ts';

const OTHER = 'ghcr.io/acme/web';
const SIZE = 14;
const SUFFIXES = ['', '.sig', '.att', '.sbom'];

const seldom = <T>(times: number, arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(null), weight: times - 1 }, { arbitrary, weight: 1 });

/** One version as it may be met: any tags, any dates, in one repository or two, holding what comes after it, or before it. */
const wild = fc.record({
  tags: fc.array(fc.constantFrom('pending', 'pending', 'pending', 'named', 'near'), { maxLength: 2 }),
  signs: seldom(5, fc.tuple(fc.nat(SIZE - 1), fc.constantFrom(...SUFFIXES))),
  date: fc.constantFrom(OLD, OLD, OLD, FRESH, null, 'nonsense', '1970-01-01T00:00:00Z'),
  children: fc.array(fc.tuple(fc.nat(SIZE - 1), fc.boolean()), { maxLength: 3 }),
  subject: seldom(6, fc.nat(SIZE - 1)),
  images: fc.constantFrom([IMAGE], [IMAGE], [OTHER], [IMAGE, OTHER]),
  used: seldom(8, fc.constantFrom<Use['because']>('promoted', 'pinned', 'mentioned')),
});

/** What most packages are full of: old builds, and what they hold. */
const build: typeof wild = fc.record({
  tags: fc.constant(['pending']),
  signs: fc.constant(null),
  date: fc.constantFrom(OLD, OLD, OLD, OLD, FRESH),
  children: fc.array(fc.tuple(fc.nat(SIZE - 1), fc.boolean()), { maxLength: 4 }),
  subject: fc.constant(null),
  images: fc.constantFrom([IMAGE], [IMAGE], [OTHER], [IMAGE, OTHER]),
  used: seldom(12, fc.constantFrom<Use['because']>('promoted', 'pinned', 'mentioned')),
});
const leaf: typeof wild = fc.record({
  tags: fc.constant([]),
  signs: seldom(3, fc.tuple(fc.nat(SIZE - 1), fc.constantFrom(...SUFFIXES))),
  date: fc.constant(OLD),
  children: fc.constant([]),
  subject: seldom(4, fc.nat(SIZE - 1)),
  images: fc.constant([IMAGE]),
  used: seldom(20, fc.constantFrom<Use['because']>('promoted', 'pinned', 'mentioned')),
});
const node = fc.oneof({ arbitrary: build, weight: 4 }, { arbitrary: leaf, weight: 5 }, { arbitrary: wild, weight: 1 });

type Drawn = typeof wild extends fc.Arbitrary<infer T> ? T : never;

const nameOf = (at: number) => `v${at}`;

function tagsOf({ tags, signs }: Drawn, at: number, image: string): readonly string[] {
  const own = tags.map((tag, nth) => {
    if (tag === 'pending') return pending(`${nameOf(at)}${nth}`);
    return tag === 'named' ? `${nameOf(at)}.${nth}` : `pending-${nameOf(at)}${nth}`;
  });
  // A tag belongs to one version of a repository.
  const signature = signs ? [`sha256-${digestOf(nameOf(signs[0])).slice(7)}${signs[1]}`] : [];
  return image === IMAGE || tags.length === 0 ? [...own, ...signature] : own;
}

function draw(nodes: readonly Drawn[], circles: boolean): RetentionState {
  const manifests = new Map<string, ManifestFacts>();
  const taken = new Set<string>();
  const versions = nodes.flatMap((drawn, at): Version[] => {
    const below = (other: number) => circles || other > at;
    const children = drawn.children.filter(([other]) => other < nodes.length && below(other));
    manifests.set(digestOf(nameOf(at)), {
      children: children.map(([other, leaf]) => ({ digest: digestOf(nameOf(other)), leaf })),
      subject: drawn.subject === null ? null : digestOf(nameOf(drawn.subject)),
    });
    return drawn.images.map((image) => {
      const tags = tagsOf(drawn, at, image).filter((tag) => !taken.has(`${image}:${tag}`));
      for (const tag of tags) taken.add(`${image}:${tag}`);
      const dates = { createdAt: OLD, updatedAt: drawn.date };
      return { image, digest: digestOf(nameOf(at)), id: at, tags, ...dates };
    });
  });
  const uses = nodes.flatMap(({ used }, at): Use[] =>
    used === null ? [] : [{ digest: digestOf(nameOf(at)), because: used, place: `file ${at}` }],
  );
  return { versions, manifests, unreadable: new Map(), uses };
}

const states = fc
  .tuple(fc.array(node, { minLength: 4, maxLength: SIZE }), fc.boolean())
  .map(([nodes, circles]) => draw(nodes, circles));

const atMost = fc.constantFrom(1, 2, 3, 50);

function inputOf(state: RetentionState, most: number): PlanInput {
  // A package that keeps nothing refuses, and that is another test's: something here is always in use.
  const anchors = [IMAGE, OTHER].map((image, at) => ({
    image,
    digest: digestOf(`anchor${at}`),
    id: 900 + at,
    tags: ['anchor'],
    createdAt: OLD,
    updatedAt: OLD,
  }));
  const manifests = new Map([
    ...state.manifests,
    ...anchors.map(({ digest }) => [digest, { children: [], subject: null }] as const),
  ]);
  const images = [IMAGE, OTHER].map((image) => ({ image, deletesBy: 'packages' as const }));
  const settings = { olderThanMs: 14 * 86_400_000, atMost: most };
  return {
    state: { ...state, versions: [...state.versions, ...anchors], manifests },
    settings,
    images,
    sources: [],
    tags: [],
    now: NOW,
  };
}

function planned(input: PlanInput): PrunePlan | null {
  const made = makePlan(input);
  if ('plan' in made) return made.plan;
  expect(made.refusals.map(({ rule }) => rule)).toEqual(made.refusals.map(() => 'prune/both-tags'));
  return null;
}

/** Everything that something which stays holds, is made for, or is signed by; written without a look at how the plan finds it. */
function reachable(state: RetentionState, from: readonly string[]): ReadonlySet<string> {
  const there = new Set(state.versions.map(({ digest }) => digest));
  const edges: [string, string][] = [];
  for (const [digest, { children, subject }] of state.manifests) {
    for (const child of children) edges.push([digest, child.digest]);
    if (subject) edges.push([digest, subject], [subject, digest]);
  }
  for (const { digest, tags } of state.versions)
    for (const tag of tags) {
      const subject = subjectOfTag(tag);
      if (subject) edges.push([digest, subject], [subject, digest]);
    }
  const found = new Set(from);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [a, b] of edges) if (found.has(a) && there.has(b)) found.add(b);
  }
  return found;
}

const RUNS = { numRuns: 3000 };

it('plans nothing that can be reached from what stays', () => {
  let deleted = 0;
  fc.assert(
    fc.property(states, atMost, (state, most) => {
      const input = inputOf(state, most);
      const plan = planned(input);
      if (plan === null) return;
      const going = new Set(plannedVersions(plan).map(({ digest }) => digest));
      deleted += going.size;
      const stays = input.state.versions.map(({ digest }) => digest).filter((digest) => !going.has(digest));
      const live = reachable(input.state, [...stays, ...input.state.uses.map(({ digest }) => digest)]);
      expect([...going].filter((digest) => live.has(digest))).toEqual([]);
    }),
    RUNS,
  );
  expect(deleted).toBeGreaterThan(1000);
});

it('plans only what is pending and old, and what hangs on it; and every copy or none', () => {
  fc.assert(
    fc.property(states, atMost, (state, most) => {
      const input = inputOf(state, most);
      const plan = planned(input);
      for (const { roots, image } of plan?.packages ?? []) {
        expect(roots.length).toBeLessThanOrEqual(most);
        for (const { versions } of roots) {
          const own = versions.filter(({ role }) => role === 'root');
          expect(own[0]?.image).toBe(image);
          expect(new Set(own.map(({ digest }) => digest)).size).toBe(1);
          for (const { role, tags, digest } of versions) {
            const allowed = role === 'root' || tags.length > 0 ? tags : [];
            expect(allowed.every((tag) => pendingRevision(tag) !== null || subjectOfTag(tag) !== null)).toBe(true);
            const copies = input.state.versions.filter((version) => version.digest === digest);
            expect(versions.filter((version) => version.digest === digest).length).toBe(copies.length);
            if (role !== 'root') continue;
            expect(
              copies.every((copy) => copy.updatedAt === OLD && copy.tags.every((tag) => pendingRevision(tag))),
            ).toBe(true);
          }
        }
      }
    }),
    RUNS,
  );
});

it('leaves, wherever a run ends, no index that lacks what it had', () => {
  fc.assert(
    fc.property(states, atMost, (state, most) => {
      const input = inputOf(state, most);
      const plan = planned(input);
      if (plan === null) return;
      const there = new Set(input.state.versions.map(({ digest }) => digest));
      const links = [...input.state.manifests].flatMap(([digest, { children }]) =>
        children
          .filter((child) => there.has(child.digest) && child.digest !== digest)
          .map((child) => [digest, child.digest] as const),
      );
      const copies = new Map<string, number>();
      for (const { digest } of input.state.versions) copies.set(digest, (copies.get(digest) ?? 0) + 1);
      for (const { digest } of plannedVersions(plan)) {
        copies.set(digest, (copies.get(digest) ?? 0) - 1);
        const broken = links.filter(([holder, held]) => (copies.get(holder) ?? 0) > 0 && copies.get(held) === 0);
        expect(broken).toEqual([]);
      }
    }),
    RUNS,
  );
});

it('gives the same bytes for the same state in any order, and a dry run what a live run does', () => {
  fc.assert(
    fc.property(states, atMost, fc.infiniteStream(fc.nat()), (state, most, random) => {
      const input = inputOf(state, most);
      const plan = planned(input);
      const shuffled = <T>(items: readonly T[]) =>
        items
          .map((item) => ({ item, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const versions = shuffled(input.state.versions).map((version) => ({ ...version, tags: shuffled(version.tags) }));
      const again = planned({
        ...input,
        state: {
          ...input.state,
          versions,
          uses: shuffled(input.state.uses),
          manifests: new Map(shuffled([...input.state.manifests])),
        },
      });
      expect(again).toEqual(plan);
      if (plan === null || again === null) return;
      expect(Buffer.from(planBytes(again)).equals(planBytes(plan))).toBe(true);
      expect(replayRefusals(plan, input)).toEqual([]);
      expect(readPlan(planBytes(plan), hashOf(plan))).toEqual(plan);
    }),
    { numRuns: 1000 },
  );
});

it('drains: carried out again and again, nothing is left that could go, and nothing that is used is gone', () => {
  fc.assert(
    fc.property(states, (state) => {
      const input = inputOf(state, 1);
      let versions = input.state.versions;
      for (let run = 0; run <= SIZE + 1; run++) {
        const plan = planned({ ...input, state: { ...input.state, versions } });
        if (plan === null) return;
        const going = new Set(plannedVersions(plan).map(({ image, digest }) => `${image}@${digest}`));
        if (going.size === 0) break;
        versions = versions.filter(({ image, digest }) => !going.has(`${image}@${digest}`));
      }
      const left = planned({ ...input, state: { ...input.state, versions } });
      expect(left && plannedVersions(left)).toEqual([]);
      const there = new Set(versions.map(({ digest }) => digest));
      for (const { digest } of input.state.uses) expect(there.has(digest)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
